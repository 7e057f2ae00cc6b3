package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.report.ReportSchema;
import io.github.threadwright.report.SarifSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScanCommandTest {
  private static final String LOST_UPDATES =
      """
      package shop;

      class Counter {
        private static volatile int hits;

        void hit() {
          hits++;
        }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeACounter() throws Exception {
    write("shop/Counter.java", LOST_UPDATES);
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static JsonNode parsed(String json) {
    assertEquals(List.of(), ReportSchema.errors(json));
    return JsonMapper.builder().build().readTree(json);
  }

  @Test
  void findingsAtOrAboveTheLimitFail() {
    CommandRun run = CommandRun.of("scan", "--fail-on", "warning", folder);
    assertEquals(1, run.code(), run.out() + run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("7:5  warning  volatile-increment"), run.out());
    assertTrue(run.out().contains("7 │ hits++;"), run.out());
    assertEquals(1, CommandRun.of("scan", "--fail-on", "note", folder).code());
    assertEquals(0, CommandRun.of("scan", "--fail-on", "error", folder).code());
    assertEquals(0, CommandRun.of("scan", "--fail-on", "never", folder).code());
    assertEquals(0, CommandRun.of("scan", folder).code());
  }

  @Test
  void precisenessChangesNothingOfWhatIsKnown() {
    CommandRun fast = CommandRun.of("scan", "--format", "json", folder);
    CommandRun precise = CommandRun.of("scan", "--precise", "--format", "json", folder);
    assertEquals("", precise.err());
    assertEquals(fast.out(), precise.out());
  }

  @Test
  void whatIsNotShownDoesNotFail() {
    CommandRun run = CommandRun.of("scan", "--fail-on", "note", "--min-confidence", "high", folder);
    assertEquals(0, run.code());
    assertTrue(run.out().contains("findings  none"), run.out());
    assertTrue(run.out().contains("1 of medium confidence"), run.out());
  }

  @Test
  void whatIsSuppressedIsCountedAndDoesNotFail() throws Exception {
    write(
        "shop/Counter.java",
        LOST_UPDATES.replace(
            "hits++;", "hits++; // threadwright: ignore volatile-increment one writer"));
    CommandRun run = CommandRun.of("scan", "--fail-on", "note", folder);
    assertEquals(0, run.code());
    assertTrue(run.out().contains("findings  none"), run.out());
    assertTrue(run.out().contains("1 suppressed"), run.out());
    JsonNode finding =
        parsed(CommandRun.of("scan", "--format", "json", folder).out()).get("findings").get(0);
    assertEquals("suppressed", finding.get("state").asString());
    assertEquals("comment", finding.at("/suppression/by").asString());
    assertEquals("one writer", finding.at("/suppression/reason").asString());
    assertEquals(7, finding.at("/suppression/line").asInt());
  }

  @Test
  void aFieldMayBeAnnotatedInAnotherFile() throws Exception {
    String use = "package shop; class Use { void a(Counter c) { c.many++; } }";
    String field = "@SuppressWarnings(\"threadwright:volatile-increment\") volatile int many;";
    write("shop/Use.java", use);
    write("shop/Counter.java", "package shop; class Counter { " + field + " }");
    CommandRun run = CommandRun.of("scan", "--min-confidence", "low", folder);
    assertTrue(run.out().contains("1 suppressed"), run.out());
    assertFalse(run.out().contains("useless"), run.out());
    write("shop/Use.java", use.replace("++", "--").replace("many--", "hashCode()"));
    CommandRun none = CommandRun.of("scan", folder);
    assertTrue(
        none.out().contains("the suppression of 'volatile-increment' is useless"), none.out());
    assertEquals(0, none.code());
  }

  @Test
  void jsonSaysTheSameAsText() {
    CommandRun run = CommandRun.of("scan", "--fail-on", "warning", "--format", "json", folder);
    assertEquals(1, run.code());
    JsonNode finding = parsed(run.out()).get("findings").get(0);
    assertEquals("volatile-increment", finding.get("rule").asString());
    assertEquals("shop/Counter.java", finding.get("path").asString());
    assertEquals(7, finding.get("startLine").asInt());
    assertEquals("shop.Counter#hit()", finding.get("symbol").asString());
  }

  @Test
  void writesFilesBesideStandardOutput() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path json = out.resolve("report.json");
    Path text = out.resolve("plain");
    CommandRun run =
        CommandRun.of("scan", "--output", json, "--output", "text=" + text, folder.resolve("shop"));
    assertEquals(0, run.code(), run.err());
    parsed(Files.readString(json));
    assertEquals(run.out(), Files.readString(text));
    try (var files = Files.list(out)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void writesSarif() throws Exception {
    Path sarif = folder.resolve("x.sarif");
    CommandRun run = CommandRun.of("scan", "--format", "sarif", "--output", sarif, folder);
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of(), SarifSchema.errors(run.out()));
    assertEquals(run.out(), Files.readString(sarif));
    assertTrue(run.out().contains("\"uri\": \"shop/Counter.java\""), run.out());
    Path other = folder.resolve("x.sarif.json");
    CommandRun.of("scan", "--output", other, folder);
    assertEquals(run.out(), Files.readString(other));
  }

  @Test
  void everyNumberOfThreadsGivesTheSameBytes() throws Exception {
    for (int i = 0; i < 40; i++) {
      write("shop/Counter" + i + ".java", LOST_UPDATES.replace("Counter", "Counter" + i));
    }
    write("shop/Broken.java", "class {");
    CommandRun one =
        CommandRun.of("scan", "--all-sites", "--threads", 1, "--format", "json", folder);
    assertEquals(41, parsed(one.out()).get("findings").size());
    for (int threads : List.of(2, 8)) {
      assertEquals(
          one,
          CommandRun.of("scan", "--all-sites", "--threads", threads, "--format", "json", folder));
    }
  }

  @Test
  void aFileThatDoesNotParseCostsOnlyItself() throws Exception {
    write("shop/Broken.java", "package shop;\n\nclass Broken {\n  void a( {}\n}\n");
    CommandRun json = CommandRun.of("scan", "--fail-on", "warning", "--format", "json", folder);
    assertEquals(1, json.code());
    JsonNode report = parsed(json.out());
    assertEquals(1, report.get("findings").size());
    JsonNode diagnostic = report.get("diagnostics").get(0);
    assertEquals("shop/Broken.java", diagnostic.get("path").asString());
    assertEquals(4, diagnostic.get("line").asInt());
    assertTrue(diagnostic.get("column").asInt() > 0);
    CommandRun text = CommandRun.of("scan", folder);
    assertTrue(
        text.out().contains("shop/Broken.java:4:" + diagnostic.get("column").asInt()), text.out());
  }

  @Test
  void aFileThatIsNotUtf8IsReadAndReported() throws Exception {
    String latin = "package shop; class Umlaut { String s = \"ä\"; }";
    Files.write(folder.resolve("shop/Umlaut.java"), latin.getBytes(StandardCharsets.ISO_8859_1));
    JsonNode report = parsed(CommandRun.of("scan", "--format", "json", folder).out());
    assertEquals(2, report.at("/project/files").asInt());
    assertEquals("shop/Umlaut.java", report.at("/diagnostics/0/path").asString());
    assertTrue(report.at("/diagnostics/0/message").asString().startsWith("not UTF-8"));
  }

  @Test
  void namesAndCodeCannotDriveTheTerminal() throws Exception {
    String evil = "\u202e\u001b[31m";
    write("a" + evil + "/Counter.java", LOST_UPDATES.replace("hits++;", "hits++; // " + evil));
    CommandRun run = CommandRun.of("scan", folder);
    assertTrue(run.out().contains("a\\u202E\\u001B[31m/Counter.java"), run.out());
    assertTrue(run.out().contains("hits++; // \\u202E\\u001B[31m"), run.out());
    assertFalse(run.out().contains("\u001b"), run.out());
    assertFalse(run.out().contains("\u202e"), run.out());
    assertTrue(
        CommandRun.of("scan", "--format", "json", folder).out().chars().allMatch(c -> c < 0x7f));
  }

  @Test
  void colourIsOnlyForTerminalsUnlessAsked() {
    assertFalse(CommandRun.of("scan", folder).out().contains("\u001b"));
    assertTrue(
        CommandRun.of("scan", "--color", "always", folder).out().contains("\u001b[1;33mwarning"));
  }

  @Test
  void theTargetReleaseIsTheOneAskedFor() {
    JsonNode modules =
        parsed(CommandRun.of("scan", "--jdk", 11, "--format", "json", folder).out())
            .at("/project/modules");
    assertEquals(1, modules.size());
    assertEquals(11, modules.get(0).get("jdk").asInt());
  }

  @Test
  void everySiteIsListedOnDemand() throws Exception {
    write("shop/Loop.java", "package shop; class Loop { void a() { for (;;) { a(); } } }");
    CommandRun run = CommandRun.of("scan", "--all-sites", "--format", "json", folder);
    JsonNode site = parsed(run.out()).get("sites").get(0);
    assertEquals("loop", site.get("siteKind").asString());
    assertTrue(CommandRun.of("scan", "--all-sites", folder).out().contains("loop "));
  }
}
