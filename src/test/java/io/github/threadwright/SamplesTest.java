package io.github.threadwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.PageExample;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.model.ConcurrencyModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The samples compile, and a scan says of them what they say of themselves. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("samples");

  private static ScanReport report;
  private static List<Path> files;

  @TempDir Path classes;

  /** A line of a file, relative to the samples, and the rule that speaks there. */
  private record Place(String path, int line, String rule) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::path)
          .thenComparing(Place::line)
          .thenComparing(Place::rule)
          .compare(this, other);
    }
  }

  /** A JDK that is installed here. */
  private record Jdk(int feature, Path javac) {}

  @BeforeAll
  static void scan() throws Exception {
    report = Threadwright.scan(ScanOptions.of(SAMPLES), ScanListener.SILENT);
    try (Stream<Path> walk = Files.walk(SAMPLES)) {
      files = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void findsWhatIsMarkedAndNothingElse() throws IOException {
    TreeSet<Place> marked = new TreeSet<>();
    for (Path file : files) {
      List<PageExample.Marker> broken = new ArrayList<>();
      for (PageExample.Marker marker : PageExample.markers(Files.readString(file), broken)) {
        marked.add(new Place(relative(file), marker.line(), marker.rule()));
      }
      assertEquals(List.of(), broken, "markers that name no rule, in " + file);
    }
    TreeSet<Place> found = new TreeSet<>();
    for (Finding finding : report.findings()) {
      found.add(new Place(finding.place().path(), finding.place().startLine(), finding.rule()));
    }
    assertEquals(lines(marked), lines(found));
  }

  @Test
  void everyFileIsUnderstood() {
    assertEquals(List.of(), report.diagnostics());
    assertEquals(files.size(), report.project().files());
  }

  @Test
  void everyRuleHasASample() throws IOException {
    Set<String> unshown = new TreeSet<>();
    for (RulePage rule : RulePages.load().rules()) {
      unshown.add(rule.id());
    }
    for (Path file : files) {
      PageExample.markers(Files.readString(file), new ArrayList<>())
          .forEach(marker -> unshown.remove(marker.rule()));
    }
    assertEquals(Set.of(), unshown);
  }

  @Test
  void theTableNamesEverySampleWithItsRules() throws IOException {
    List<String> readme = Files.readAllLines(SAMPLES.resolve("README.md"));
    for (Path file : files) {
      String name = relative(file);
      Optional<String> row =
          readme.stream().filter(line -> line.contains("(" + name + ")")).findAny();
      assertTrue(row.isPresent(), "samples/README.md has no row with a link to " + name);
      for (PageExample.Marker marker :
          PageExample.markers(Files.readString(file), new ArrayList<>())) {
        assertTrue(row.get().contains("`" + marker.rule() + "`"), marker.rule() + " of " + name);
      }
    }
  }

  @Test
  void theAdviceFollowsTheRelease() {
    assertEquals(Optional.of(ConcurrencyModel.FIXED_POOL), adviceForTheLoop("jdk17"));
    assertEquals(Optional.of(ConcurrencyModel.VIRTUAL_THREADS), adviceForTheLoop("jdk21"));
  }

  private static Optional<ConcurrencyModel> adviceForTheLoop(String module) {
    return report.findings().stream()
        .filter(finding -> finding.place().path().startsWith(module + "/"))
        .filter(finding -> finding.rule().equals("blocking-calls-in-loop"))
        .map(Finding::advice)
        .filter(Objects::nonNull)
        .map(advice -> advice.model())
        .findFirst();
  }

  @TestFactory
  Stream<DynamicTest> compiles() {
    List<Jdk> installed = installed();
    return report.project().modules().stream()
        .filter(module -> !of(module).isEmpty())
        .map(module -> dynamicTest("for JDK " + module.jdk(), () -> compile(module, installed)));
  }

  private void compile(ScanReport.Module module, List<Jdk> installed) throws Exception {
    Optional<Jdk> jdk = installed.stream().filter(j -> j.feature() >= module.jdk()).findFirst();
    assumeTrue(
        jdk.isPresent(),
        () ->
            "samples/"
                + module.path()
                + " was not compiled: it takes a JDK "
                + module.jdk()
                + " or newer, and there are only "
                + installed);
    List<String> command = new ArrayList<>(List.of(jdk.get().javac().toString()));
    command.addAll(List.of("--release", String.valueOf(module.jdk()), "-encoding", "UTF-8"));
    command.addAll(
        List.of("-Xlint:all", "-Werror", "-d", classes.resolve(module.path()).toString()));
    of(module).forEach(file -> command.add(file.toString()));
    assertEquals("", run(command));
    assertTrue(Files.isDirectory(classes.resolve(module.path())), "javac wrote nothing");
  }

  private static List<Path> of(ScanReport.Module module) {
    Path folder = SAMPLES.resolve(module.path()).normalize();
    return files.stream().filter(file -> file.startsWith(folder)).toList();
  }

  /** Oldest first. */
  private static List<Jdk> installed() {
    Path home = Path.of(System.getProperty("user.home"));
    Stream<Path> named =
        Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
            .filter(Objects::nonNull)
            .map(Path::of);
    Stream<Path> inFolders =
        Stream.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                home.resolve(".sdkman/candidates/java"),
                home.resolve(".jdks"))
            .flatMap(SamplesTest::children)
            .flatMap(jdk -> Stream.of(jdk, jdk.resolve("Contents/Home")));
    return Stream.concat(named, inFolders)
        .map(jdk -> jdk.resolve("bin/javac"))
        .filter(Files::isExecutable)
        .map(SamplesTest::real)
        .distinct()
        .map(javac -> new Jdk(feature(javac), javac))
        .sorted(Comparator.comparing(Jdk::feature).thenComparing(Jdk::javac))
        .toList();
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList().stream();
    } catch (IOException e) {
      return Stream.empty(); // No such place for JDKs here.
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  /** From "javac 17.0.15"; 8 and older, which say 1.8.0, count as 1. */
  private static int feature(Path javac) {
    try {
      String version = run(List.of(javac.toString(), "-version"));
      return Integer.parseInt(version.replaceFirst("(?s).*javac (\\d+).*", "$1"));
    } catch (IOException | NumberFormatException e) {
      return 0; // Does not run here, so it serves for nothing.
    }
  }

  /** What it prints; the samples compile without a word. */
  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String relative(Path file) {
    return SAMPLES.relativize(file).toString().replace('\\', '/');
  }

  private static String lines(TreeSet<Place> places) {
    StringBuilder text = new StringBuilder();
    places.forEach(
        p ->
            text.append(p.path())
                .append(':')
                .append(p.line())
                .append(' ')
                .append(p.rule())
                .append('\n'));
    return text.toString();
  }
}
