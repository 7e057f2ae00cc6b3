package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.javaparser.ast.CompilationUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text, however deep or broken, takes more than a diagnostic. */
class HostileInputTest {
  private static final int DEPTH = 5_004;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Less than what any thread has by default. */
  private static final long SMALL_STACK = 512L << 10;

  /** Blocks in expressions that cannot be cut out. */
  private static final Set<String> BLOCKS =
      Set.of("array initialisers", "anonymous classes", "switches");

  private static ExecutorService threads;

  @BeforeAll
  static void startThreads() {
    threads = ParserThreads.newPool(1);
  }

  @AfterAll
  static void endThreads() {
    threads.shutdownNow();
  }

  static Stream<String> deep() {
    return Deep.all().keySet().stream().sorted();
  }

  static Stream<Path> broken() throws IOException {
    return files("broken");
  }

  static Stream<Path> odd() throws IOException {
    return files("odd");
  }

  private static Stream<Path> files(String folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("src/test/resources/hostile", folder))) {
      files = all.sorted().toList();
    }
    return files.stream();
  }

  private static SourceFile readOnBigStack(String text) {
    return assertTimeoutPreemptively(
        LIMIT, () -> threads.submit(() -> new JavaParserFrontEnd().read("A.java", text)).get());
  }

  @ParameterizedTest
  @MethodSource("deep")
  void deepTextIsReadOrRefusedWithItsPlace(String what) {
    SourceFile file = readOnBigStack(Deep.all().get(what).apply(DEPTH));
    if (file.problems().isEmpty()) {
      assertEquals(List.of("A"), file.types().stream().map(TypeDecl::name).toList());
      return;
    }
    Diagnostic problem = file.problems().get(0);
    assertTrue(problem.message().contains("nest too deeply"), problem::toString);
    assertTrue(problem.line() > 0 && problem.column() > 0, problem::toString);
  }

  /**
   * The limit of the guard is far beyond what people write, and far below what the parser can do.
   */
  @ParameterizedTest
  @MethodSource("deep")
  void textThatIsNotAsDeepIsRead(String what) {
    int depth = BLOCKS.contains(what) ? 10 : 450;
    assertEquals(List.of(), readOnBigStack(Deep.all().get(what).apply(depth)).problems());
  }

  /**
   * What the parser gets through is lowered on any stack, and nothing of it is lost: each level
   * adds the same.
   */
  @ParameterizedTest
  @MethodSource("deep")
  void loweringNeedsNoDeepStack(String what) throws Exception {
    assumeFalse(what.equals("lambdas in statements"), "cut up, or the parser needs forever");
    long six = nodesAt(what, 6);
    long perSix = nodesAt(what, 12) - six;
    assertEquals(six + perSix * (DEPTH / 6 - 1), nodesAt(what, DEPTH));
  }

  private static long nodesAt(String what, int depth) throws Exception {
    String text = Deep.all().get(what).apply(depth);
    Parse parse = threads.submit(() -> Parse.of(text, List.of())).get();
    CompilationUnit unit = parse.unit();
    FutureTask<SourceFile> lowering =
        new FutureTask<>(
            () -> FileLowering.lower("A.java", new Source(text, parse), unit, List.of()));
    new Thread(null, lowering, "small", SMALL_STACK).start();
    return lowering
        .get()
        .allTypes()
        .mapToLong(type -> 1 + type.bodies().mapToLong(Body::size).sum())
        .sum();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenFilesHaveAProblemOnOneLine(Path path) throws IOException {
    SourceFile file = readOnBigStack(Files.readString(path, StandardCharsets.ISO_8859_1));
    assertFalse(file.problems().isEmpty());
    for (Diagnostic problem : file.problems()) {
      assertEquals("A.java", problem.path());
      assertTrue(
          problem.message().length() < 160 && problem.message().lines().count() == 1,
          problem::toString);
      assertTrue(
          problem.line() >= 0 && problem.line() <= file.lines().lineCount(), problem::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("odd")
  void oddFilesAreRead(Path path) throws IOException {
    assertEquals(List.of(), readOnBigStack(Files.readString(path)).problems());
  }

  /** The stack of the thread is all that ends such a text. */
  @Test
  void aStackOverflowIsAProblemOfTheFile() throws Exception {
    String text = Deep.all().get("ifs").apply(200_000);
    Callable<SourceFile> reading = () -> new JavaParserFrontEnd().read("A.java", text);
    FutureTask<SourceFile> task = new FutureTask<>(reading);
    new Thread(null, task, "small", SMALL_STACK).start();
    assertTrue(task.get().problems().get(0).message().contains("nests too deeply"));
  }

  /**
   * Good code with a few characters changed: nothing may be thrown, and what is read keeps its
   * promises.
   */
  @Test
  void changedCodeIsReadOrRefused() {
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      String text = changed(Syntax.ALL, random);
      SourceFile file = readOnBigStack(text);
      file.problems()
          .forEach(
              problem ->
                  assertFalse(
                      problem.message().startsWith("could not be read"), () -> problem + text));
    }
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int from = random.nextInt(changed.length());
      int to = Math.min(changed.length(), from + random.nextInt(8));
      int copy = random.nextInt(changed.length() - 8);
      changed.replace(from, to, changed.substring(copy, copy + random.nextInt(8)));
    }
    return changed.toString();
  }
}
