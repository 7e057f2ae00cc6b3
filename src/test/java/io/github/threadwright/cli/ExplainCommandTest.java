package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.knowledge.Category;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.report.ReportReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;

  @Test
  void everyWordOfReportsIsExplained() {
    RulePages.load().rules().stream().map(RulePage::id).forEach(this::assertExplained);
    for (ConcurrencyModel model : ConcurrencyModel.values()) {
      assertExplained(model.word());
    }
    for (Category category : Category.values()) {
      assertExplained(category.word());
    }
    for (WaitKind kind : WaitKind.values()) {
      assertExplained(kind.word());
    }
  }

  private void assertExplained(String word) {
    CommandRun run = CommandRun.of("explain", word);
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertTrue(run.out().startsWith(word), run.out());
    assertFalse(run.out().contains("```"), run.out());
  }

  @Test
  void aRuleComesWithItsConditionsReasonsAndExamples() {
    String out = CommandRun.of("explain", "volatile-increment").out();
    for (String part :
        List.of(
            "volatile-increment  warning",
            "category      non-atomic-compound",
            "jdk           8 and newer",
            "fires if      access is compound",
            "              field is volatile",
            "unless        a lock is held",
            "less sure if  no other thread",
            "rules/hazards/volatile-increment.md",
            "\nWHY\n",
            "\nINSTEAD\n",
            "    private final AtomicInteger count",
            "\nEXAMPLES\n",
            "fires on JDK",
            "stays silent on JDK",
            "count++; // expect: volatile-increment")) {
      assertTrue(out.contains(part), part + " is not in " + out);
    }
    assertFalse(out.contains("\u001b"));
  }

  @Test
  void coloursAreForTerminals() {
    String out = CommandRun.of("explain", "--color", "always", "volatile-increment").out();
    assertTrue(out.contains("\u001b[1mvolatile-increment\u001b[0m"), out);
  }

  @Test
  void anUnknownWordGetsTheNearest() {
    CommandRun run = CommandRun.of("explain", "volatile-incremnt");
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains("did you mean 'volatile-increment'?"), run.err());
    assertTrue(CommandRun.of("explain", "x").err().contains("'threadwright rules'"));
    assertEquals(2, CommandRun.of("explain").code());
  }

  private Path report() throws Exception {
    Path code = folder.resolve("Counter.java");
    Files.writeString(
        code,
        """
        class Counter {
          static volatile int hits;
          void hit() {
            hits++;
          }
        }
        """);
    Path report = folder.resolve("report.json");
    assertEquals(0, CommandRun.of("scan", "--output", report, folder).code());
    return report;
  }

  @Test
  void aFindingIsReadFromItsReport() throws Exception {
    Path report = report();
    String id = ReportReader.of(Files.readString(report)).ids().get(0);
    CommandRun run = CommandRun.of("explain", id, "--report", report);
    assertEquals(0, run.code(), run.err());
    for (String part :
        List.of(
            "Counter.java",
            "4:5  warning  volatile-increment",
            "4 │ hits++;",
            "why      reads and writes",
            "state    new",
            "in       Counter#hit()",
            "id       " + id,
            "'threadwright explain volatile-increment' has the rule")) {
      assertTrue(run.out().contains(part), part + " is not in " + run.out());
    }
  }

  @Test
  void anAdviceIsReadAsItWasWritten() throws Exception {
    Path report = folder.resolve("report.json");
    CommandRun scan = CommandRun.of("scan", "--output", report, "samples");
    ReportReader reader = ReportReader.of(Files.readString(report));
    for (String id : reader.ids()) {
      String out = CommandRun.of("explain", id, "--report", report).out();
      String message = reader.find(id).finding().message();
      assertTrue(out.contains(message.substring(0, Math.min(40, message.length()))), out);
      // Of what is found several times in a file, the report of a scan tells one in full.
      if (scan.out().contains(where(reader.find(id).finding()))) {
        out.lines()
            .filter(line -> line.startsWith("    why ") || line.startsWith("    advice "))
            .forEach(line -> assertTrue(scan.out().contains(line), line));
      }
    }
    String advice =
        reader.ids().stream()
            .filter(id -> isAdvice(reader, id))
            .map(id -> CommandRun.of("explain", id, "--report", report).out())
            .findFirst()
            .orElseThrow();
    assertTrue(advice.contains("work     bound: io; waits: "), advice);
  }

  private static String where(Finding finding) {
    return "\n  " + finding.place().startLine() + ":" + finding.place().startColumn() + "  ";
  }

  private static boolean isAdvice(ReportReader reader, String id) {
    try {
      return reader.find(id).finding().advice() != null;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void withoutAReportItSaysHowToGetOne() throws Exception {
    CommandRun none = CommandRun.of("explain", "0123456789abcdef");
    assertEquals(2, none.code());
    assertTrue(none.err().contains("threadwright scan --output report.json"), none.err());
    CommandRun gone = CommandRun.of("explain", "0123456789abcdef", "--report", "none.json");
    assertTrue(gone.err().contains("there is no file none.json"), gone.err());
    CommandRun other = CommandRun.of("explain", "0123456789abcdef", "--report", report());
    assertEquals(2, other.code());
    assertTrue(other.err().contains("has 1 findings, but none with the id"), other.err());
  }

  @Test
  void whatIsNoReportIsSaid() throws Exception {
    Path report = folder.resolve("x.json");
    for (String text : List.of("", "{", "[]", "{\"schemaVersion\": \"2\"}", "[".repeat(5_000))) {
      Files.writeString(report, text);
      CommandRun run = CommandRun.of("explain", "0123456789abcdef", "--report", report);
      assertEquals(2, run.code(), text);
      assertTrue(run.err().contains("x.json cannot be read: it is no JSON"), run.err());
    }
    Files.writeString(
        report, "{\"schemaVersion\": \"1\", \"findings\": [{\"id\": \"0123456789abcdef\"}]}");
    CommandRun run = CommandRun.of("explain", "0123456789abcdef", "--report", report);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("the finding 0123456789abcdef is malformed"), run.err());
  }

  @Test
  void aReportCannotShowOtherFiles() throws Exception {
    Path root = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(folder.resolve("secret"), "SECRET\n");
    String json =
        Files.readString(report()).replace("\"path\": \"Counter.java\"", "\"path\": \"../secret\"");
    String moved =
        json.replaceFirst("\"root\": \"[^\"]*\"", "\"root\": \"" + root + "\"")
            .replaceAll("\"(start|end)Line\": 4", "\"$1Line\": 1");
    Path report = Files.writeString(folder.resolve("evil.json"), moved);
    String id = ReportReader.of(moved).ids().get(0);
    CommandRun run = CommandRun.of("explain", id, "--report", report);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("../secret"), run.out());
    assertFalse(run.out().contains("SECRET"), run.out());
  }

  @Test
  void aRuleOfOnesOwnIsExplainedToo() throws Exception {
    CommandRun run = CommandRun.of("explain", "--rules", folder.resolve("none"), "sham-async");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("no such folder of rules"), run.err());
  }
}
