package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a page is said with file, line and cure, and costs only that page. */
class PageReaderTest {
  @TempDir private Path folder;

  private static String page(String subject, String... lines) {
    return """
    ---
    id: mine
    summary: A rule of my own
    kind: hazard
    category: thread-misuse
    severity: warning
    subject: %s
    jdk: 8..
    %s
    ---
    ## Why
    Because.
    ## Instead
    Something else.
    ## Examples
    ```java
    class A {} // expect: mine
    ```
    """
        .formatted(subject, String.join("\n", lines));
  }

  private RuleSet load(String text) {
    try {
      Path file = folder.resolve("hazards/mine.md");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return RuleSet.load(RulePages.load(List.of(folder)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private KnowledgeProblem problem(String text) {
    RuleSet rules = load(text);
    assertEquals(1, rules.problems().size(), rules.problems()::toString);
    assertTrue(
        rules.rules().stream().noneMatch(rule -> rule.id().equals("mine")),
        "a broken page gives no rule");
    assertTrue(
        rules.rules().stream().anyMatch(rule -> rule.id().equals("sham-async")),
        "the others are there");
    return rules.problems().get(0);
  }

  @Test
  void aGoodPageHasNoProblem() {
    RuleSet rules = load(page("call", "when:", "  - call is java.lang.Thread#stop"));
    assertEquals(List.of(), rules.problems());
    assertTrue(
        rules.namedMethods().stream()
            .anyMatch(method -> method.toString().equals("java.lang.Thread#stop")));
  }

  @Test
  void anUnknownWordNamesLineAndNearestWord() {
    KnowledgeProblem problem =
        problem(page("access", "when:", "  - access is compound", "  - field is volatil"));
    assertTrue(problem.file().endsWith("hazards/mine.md"), problem.file());
    assertEquals(11, problem.line());
    assertEquals("unknown word 'field is volatil'", problem.message());
    assertTrue(problem.cure().contains("'field is volatile'"), problem.cure());
  }

  @Test
  void aWordOfAnotherSubjectSaysSo() {
    KnowledgeProblem problem = problem(page("pool", "when:", "  - field is volatile"));
    assertTrue(problem.cure().contains("of the subject access"), problem.cure());
    assertTrue(problem.cure().contains("here it is pool"), problem.cure());
  }

  @Test
  void aWrongArgumentNamesWhatCanStandThere() {
    KnowledgeProblem problem =
        problem(page("site", "when:", "  - work blocks on network or databse"));
    assertTrue(problem.message().contains("'databse' is none of"), problem.message());
    assertTrue(problem.message().contains("did you mean 'database'"), problem.message());
  }

  @Test
  void aNumberMustBeOne() {
    KnowledgeProblem problem = problem(page("site", "when:", "  - fan-out is at most many"));
    assertTrue(problem.message().contains("'many' is not a whole number"), problem.message());
  }

  @Test
  void aMethodMustBeWrittenAsOne() {
    KnowledgeProblem problem = problem(page("call", "when:", "  - call is Thread.stop"));
    assertTrue(problem.message().contains("write it like"), problem.message());
  }

  @Test
  void anUnknownTermOfTheMessageIsFound() {
    KnowledgeProblem problem =
        problem(page("access", "message: '{fiel} is wrong'", "when:", "  - field is volatile"));
    assertEquals(9, problem.line());
    assertTrue(problem.cure().contains("'field'"), problem.cure());
  }

  @Test
  void aSubjectWithoutWordsIsNamed() {
    for (RulePage.Subject subject : RulePage.Subject.values()) {
      if (Subject.named(subject.word()).isEmpty()) {
        KnowledgeProblem problem = problem(page(subject.word(), "when:", "  - anything"));
        String message = "no words about the subject '" + subject.word() + "'";
        assertTrue(problem.message().contains(message), problem.message());
      }
    }
  }

  @Test
  void modifiersAreReadBeforeTheWord() {
    RuleSet rules =
        load(
            page(
                "site",
                "when:",
                "  - presumably items are independent",
                "unless:",
                "  - less sure if fan-out is at most 3",
                "  - milder if presumably items are independent"));
    assertEquals(List.of(), rules.problems());
    Rule<?> mine =
        rules.rules().stream().filter(rule -> rule.id().equals("mine")).findFirst().orElseThrow();
    assertTrue(mine.when().get(0).presumed());
    assertEquals(0, mine.unless().size());
    assertEquals("fan-out is at most 3", mine.doubts().get(0).text());
    assertTrue(mine.milder().get(0).presumed());
  }

  @Test
  void anUnknownReasonCodeOfAModelIsFound() throws IOException {
    Path file = folder.resolve("models/processes.md");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "---\n"
            + "id: processes\n"
            + "fits: []\n"
            + "rejected:\n"
            + "  - no-isolation: site is of any kind\n"
            + "---\n"
            + "## Why\n"
            + "So.\n");
    RuleSet rules = RuleSet.load(RulePages.load(List.of(folder)));
    assertEquals(1, rules.problems().size(), rules.problems()::toString);
    assertEquals(5, rules.problems().get(0).line());
    assertTrue(
        rules.problems().get(0).message().contains("no reason code"),
        rules.problems().get(0).message());
  }

  @Test
  void aPageOfNoModelIsFound() throws IOException {
    Path file = folder.resolve("models/green-threads.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "---\nid: green-threads\nfits: []\n---\n## Why\nSo.\n");
    RuleSet rules = RuleSet.load(RulePages.load(List.of(folder)));
    assertEquals("'green-threads' is no model", rules.problems().get(0).message());
  }
}
