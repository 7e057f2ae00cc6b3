package io.github.threadwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.report.SourceLines;
import io.github.threadwright.source.bytecode.JavaSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadwrightTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAProject() throws Exception {
    write(
        "pom.xml",
        "<project><properties><maven.compiler.release>17</maven.compiler.release></properties></project>");
    write(
        "src/main/java/p/A.java",
        "package p;\nclass A {\n  String s() { return \"\".trim(); }\n}\n");
    write("src/main/java/p/B.java", "package p; class B { String s = new A().s(); }");
    write("src/test/java/p/ATest.java", "package p; class ATest {}");
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static ScanReport scan(ScanOptions options) throws ScanException {
    return Threadwright.scan(options, ScanListener.SILENT);
  }

  private static ScanOptions relativeTo(Path root, Path... paths) {
    return new ScanOptions(List.of(paths), root, null, List.of(), false, false, List.of(), null, 2);
  }

  @Test
  void countsWhatWasRead() throws Exception {
    ScanReport report = scan(ScanOptions.of(folder));
    ScanReport.Project project = report.project();
    assertEquals(folder.toString(), project.root());
    assertEquals(2, project.files());
    assertEquals(5, project.lines());
    assertEquals(new ScanReport.Calls(3, 3, 0), project.calls());
    assertEquals(1, project.modules().size());
    assertEquals(17, project.modules().get(0).jdk());
    assertTrue(project.modules().get(0).jdkSource().contains("pom.xml"));
    assertEquals(Map.of("test code", 1), report.skipped());
    assertEquals(List.of(), report.diagnostics());
  }

  @Test
  void pathsAreRelativeToTheRootThatIsGiven() throws Exception {
    Path broken = write("src/main/java/p/Broken.java", "class");
    ScanReport report = scan(relativeTo(folder, broken.getParent()));
    assertEquals(folder.toString(), report.project().root());
    assertEquals("src/main/java/p/Broken.java", report.diagnostics().get(0).path());
    assertEquals(17, report.project().modules().get(0).jdk());
    assertEquals(
        "p/Broken.java",
        scan(ScanOptions.of(folder.resolve("src/main/java"))).diagnostics().get(0).path());
  }

  @Test
  void generatedCodeIsKnownToOthersButNotReported() throws Exception {
    String counts =
        "volatile int n; int hit() { return n++; } int all(int[] x) { int s = 0; for (int i : x) s"
            + " += i; return s; }";
    write(
        "src/main/java/p/Made.java",
        "package p; @javax.annotation.Generated(\"x\") class Made { " + counts + " }");
    write(
        "src/main/java/p/Mine.java",
        "package p; class Mine { " + counts + " int use() { return new Made().hit(); } }");
    ScanReport report = scan(ScanOptions.of(folder));
    assertEquals(Map.of("generated code", 1, "test code", 1), report.skipped());
    assertEquals(
        List.of("src/main/java/p/Mine.java"),
        report.findings().stream().map(f -> f.place().path()).toList());
    assertEquals(report.project().calls().total(), report.project().calls().resolved());
    assertEquals(2, report.sites().size());
  }

  @Test
  void severalPathsAreRelativeToWhatHoldsThemAll() throws Exception {
    write("src/main/java/p/Broken.java", "class");
    Path other = write("other/q/AlsoBroken.java", "class");
    ScanReport report =
        scan(ScanOptions.of(folder.resolve("src/main/java"), other.getParent().getParent()));
    assertEquals(
        List.of("other/q/AlsoBroken.java", "src/main/java/p/Broken.java"),
        report.diagnostics().stream().map(d -> d.path()).toList());
    assertEquals(folder.toRealPath(), Path.of(report.project().root()).toRealPath());
  }

  @Test
  void linesAreReadAnew() throws Exception {
    ScanReport report = scan(ScanOptions.of(folder));
    SourceLines lines = Threadwright.sourceLines(report);
    assertEquals("class A {", lines.line("src/main/java/p/A.java", 2));
    assertEquals("", lines.line("src/main/java/p/A.java", 5));
    assertNull(lines.line("src/main/java/p/A.java", 6));
    assertNull(lines.line("src/main/java/p/A.java", 0));
    assertNull(lines.line("src/main/java/p/Gone.java", 1));
  }

  @Test
  void aBrokenConfigurationFileIsADiagnostic() throws Exception {
    write("src/main/resources/application.yml", "a: 1\nb: ]");
    ScanReport report = scan(ScanOptions.of(folder.resolve("src/main/java")));
    assertEquals("../resources/application.yml", report.diagnostics().get(0).path());
    assertEquals(2, report.diagnostics().get(0).line());
    assertEquals(2, report.project().files());
  }

  @Test
  void aClassPathEntryThatIsMissingIsADiagnostic() throws Exception {
    Path jar = folder.resolve("none.jar");
    ScanOptions options =
        new ScanOptions(
            List.of(folder), null, null, List.of(jar), false, false, List.of(), null, 1);
    assertEquals(jar.toString(), scan(options).diagnostics().get(0).path());
  }

  @Test
  void readsWhatTheFastFrontEndCannot() throws Exception {
    write(
        "src/main/java/p/New.java",
        "package p; class New { void m() { enum E { X } new Thread(() -> use(E.X)).run(); } void"
            + " use(Object o) { if (o instanceof int i) {} } }");
    ScanReport report = scan(ScanOptions.of(folder));
    assertEquals(List.of(), report.diagnostics());
    assertEquals(
        List.of("run-instead-of-start"), report.findings().stream().map(f -> f.rule()).toList());
  }

  @Test
  void whatIsNotJavaKeepsItsDiagnostics() throws Exception {
    write(
        "src/main/java/p/Broken.java",
        "package p; class Broken { void m() { enum E { X } int = 3; } }");
    assertEquals(
        List.of("src/main/java/p/Broken.java"),
        scan(ScanOptions.of(folder)).diagnostics().stream().map(d -> d.path()).distinct().toList());
  }

  @Test
  void preciseReadingIsTheSameWithAnyNumberOfThreads() throws Exception {
    write("src/main/java/p/Broken.java", "class");
    write("other/p/A.java", "package p; class A { void m() { new Thread(() -> {}).run(); } }");
    ScanReport one = scan(precise(1));
    ScanReport four = scan(precise(4));
    assertEquals(one.findings(), four.findings());
    assertEquals(one.diagnostics(), four.diagnostics());
    assertEquals(one.project().calls(), four.project().calls());
    assertEquals(1, one.findings().size());
    assertEquals(1, one.diagnostics().size(), one.diagnostics().toString());
  }

  private ScanOptions precise(int threads) {
    return new ScanOptions(
        List.of(folder), null, null, List.of(), true, false, List.of(), null, threads);
  }

  @Test
  void refusesWhatCannotBeAsked() {
    assertThrows(IllegalArgumentException.class, ScanOptions::of);
    List<Path> here = List.of(folder);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ScanOptions(here, null, 26, List.of(), false, false, List.of(), null, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ScanOptions(here, null, null, List.of(), false, false, List.of(), null, 0));
  }

  @Test
  void whatConfigurationLimitsIsAStepOfTheTrail() throws Exception {
    write(
        "pom.xml",
        "<project><properties><maven.compiler.release>21</maven.compiler.release></properties></project>");
    write(
        "src/main/resources/application.properties",
        "a=b\nspring.datasource.hikari.maximum-pool-size=7\n");
    write(
        "src/main/java/p/C.java",
        """
        package p;
        import org.springframework.boot.SpringApplication;
        class C {
          void all(java.util.List<String> ids, javax.sql.DataSource source) {
            for (String id : ids) {
              Thread.startVirtualThread(() -> one(source));
            }
          }
          void one(javax.sql.DataSource source) {
            try { source.getConnection().close(); } catch (java.sql.SQLException e) { }
          }
        }
        """);
    Finding found =
        scan(ScanOptions.of(folder)).findings().stream()
            .filter(finding -> finding.rule().equals("virtual-thread-unbounded-resource"))
            .findFirst()
            .orElseThrow();
    assertTrue(found.message().contains("there are 7"), found.message());
    Finding.TrailStep last = found.trail().get(found.trail().size() - 1);
    assertEquals("src/main/resources/application.properties:2", last.path() + ":" + last.line());
  }

  @Test
  void nothingButBinariesIsNothingToRead() throws Exception {
    Path binary = write("bin/Binary.java", "\0\0");
    ScanException refused =
        assertThrows(ScanException.class, () -> scan(ScanOptions.of(binary.getParent())));
    assertEquals(ScanException.Kind.NOTHING_TO_READ, refused.kind());
    assertTrue(refused.problems().get(1).contains("Binary.java: binary content"));
  }

  @Test
  void looksIntoLibrariesOfTheClassPath() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("lib"));
    JavaSources.compile(
        classes,
        Map.of(
            "lib/Remote.java",
            "package lib; public class Remote { public static String ask(String host)"
                + " throws Exception { return read(host); }"
                + " private static String read(String host) throws Exception {"
                + " return String.valueOf(new java.net.URL(host).openStream().read()); } }"));
    write(
        "src/main/java/p/Names.java",
        "package p; import java.util.*; import lib.Remote;\n"
            + "class Names { List<String> all(List<String> hosts) throws Exception { List<String>"
            + " all = new ArrayList<>();\n"
            + "for (String host : hosts) { all.add(Remote.ask(host)); }\n"
            + "return all; } }");
    assertEquals(List.of(), rules(scan(ScanOptions.of(folder))));
    ScanOptions with =
        new ScanOptions(
            List.of(folder), folder, null, List.of(classes), false, false, List.of(), null, 2);
    assertEquals(List.of("blocking-calls-in-loop"), rules(scan(with)));
  }

  private static List<String> rules(ScanReport report) {
    return report.findings().stream().map(Finding::rule).toList();
  }
}
