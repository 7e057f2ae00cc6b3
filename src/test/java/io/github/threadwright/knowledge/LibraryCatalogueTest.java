package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadwright.source.jdk.JdkApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proves what the shipped catalogue says of libraries against the real artifacts. */
class LibraryCatalogueTest {
  private static final LibraryNames NAMES = new LibraryNames(LibraryStubs.load());

  @Test
  void namesOnlyMethodsThatTheLibrariesHave() {
    List<String> problems =
        Catalogue.load().entries().stream()
            .filter(api -> api.file().contains("/lib-"))
            .map(api -> NAMES.check(api.pattern(), api.file(), api.line()))
            .filter(problem -> problem != null)
            .map(KnowledgeProblem::text)
            .toList();
    assertEquals("", String.join("\n", problems));
  }

  @Test
  void isAboutLibrariesInTheFilesNamedSo() {
    JdkApi jdk = JdkApi.load();
    List<Api> others =
        Catalogue.load().entries().stream()
            .filter(api -> !api.file().contains("/jdk-"))
            .filter(api -> !api.file().contains("/lib-") || jdk.isType(api.pattern().type()))
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void missesWhatIsMisspelt() {
    String type = "com.google.common.util.concurrent.Uninterruptibles";
    assertNull(problem(type + "#joinUninterruptibly(Thread)"));
    assertTrue(problem(type + "#joinUninterruptibly(Thread,int)").contains("overloads of it are"));
    assertTrue(problem(type + "#joinUninterruptible").contains("no library has"));
    assertTrue(problem(type + "s#joinUninterruptibly").contains("no type of the libraries"));
  }

  private static @Nullable String problem(String text) {
    MethodPattern pattern = MethodPattern.parse(text);
    assertNotNull(pattern);
    KnowledgeProblem problem = NAMES.check(pattern, "lib-mine.txt", 7);
    return problem == null ? null : problem.text();
  }

  @Test
  void generatesWhatIsCommitted() throws IOException {
    Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
    List<Path> jars = LibraryStubsGenerator.artifacts(repository);
    assumeTrue(
        jars.stream().allMatch(Files::isRegularFile),
        "not compared with the artifacts: they are not in the local repository");
    SortedMap<String, byte[]> made =
        LibraryStubsGenerator.stubs(jars, LibraryStubsGenerator.patterns());
    try (InputStream in = LibraryStubs.class.getResourceAsStream(LibraryStubs.DATA)) {
      assertNotNull(in);
      Map<String, byte[]> committed = LibraryStubs.read(in);
      assertEquals(made.keySet(), new TreeSet<>(committed.keySet()));
      made.forEach((type, bytes) -> assertArrayEquals(bytes, committed.get(type), type));
    }
  }

  @Test
  void generatorRefusesWhatNoArtifactHas() {
    MethodPattern pattern = MethodPattern.parse("org.example.Nothing#at(All)");
    assertNotNull(pattern);
    assertThrows(
        IllegalStateException.class,
        () -> LibraryStubsGenerator.stubs(List.of(), List.of(pattern)));
  }
}
