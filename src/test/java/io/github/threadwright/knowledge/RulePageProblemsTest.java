package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePageProblemsTest {
  @TempDir private Path folder;

  private List<KnowledgeProblem> problemsOf(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return RulePages.load(List.of(folder)).problems();
  }

  private static void check(
      List<KnowledgeProblem> problems, int line, String message, String cure) {
    assertEquals(1, problems.size(), problems::toString);
    KnowledgeProblem problem = problems.get(0);
    assertTrue(problem.message().contains(message), problem::text);
    assertTrue(problem.cure().contains(cure), problem::text);
    assertEquals(line, problem.line(), problem::text);
  }

  /** Each case replaces a piece of a sound page. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "subject: site     | subjekt: site       | 8 | `unknown field 'subjekt'`     | did you mean"
            + " 'subject'?",
        "severity: warning | severity: high      | 6 | unknown severity 'high'       | error",
        "kind: advice      | kind: advise        | 4 | unknown kind 'advise'         | did you mean"
            + " 'advice'?",
        "sequential-waiting | sequental-waiting  | 5 | unknown category              | did you mean"
            + " 'sequential-waiting'?",
        "id: slow-loop     | id: slow-loops      | 2 | is not the name of the file   | id:"
            + " slow-loop",
        "jdk: 8..23        | jdk: 23..8          | 9 | is no range of JDK releases   | 21..23",
        "jdk: 8..23        | jdk: [8]            | 9 | 'jdk' must be text            | some words",
        "- site is a loop  | `- site: loop`      | 13 | is not plain text            | in quotes",
        "- fan-out is at most 2 | -              | 16 | is not plain text            | in quotes",
        "when:             | `when: x\nthen:`    | 12 | 'when' must be a list        | behind '- '",
        "kind: advice      | `kind: advice\nkind: hazard` | 5 | 'kind' is given twice | keep one",
        "summary: Calls    | `summary: a: Calls` | 3 | is no YAML                    | quote",
        "summary: Calls    | summary: &a Calls   | 3 | anchors and aliases           | quotes",
        "models: [virtual-threads, fixed-pool] | models: [[[[[[x]]]]]] | 10 | nests too deeply |"
            + " form",
        "- site is a loop  | `- {site: loop`     | 15 | is no YAML                   | quote",
        "## Instead        | ## Insted           | 0 | unknown section 'Insted'      | did you mean"
            + " 'Instead'?",
        "jdk=21            | jkd=21              | 0 | unknown attribute 'jkd'       | did you mean"
            + " 'jdk'?",
        "jdk=21            | jdk=new             | 0 | jdk=new is no release         | jdk=21",
        "expect: slow-loop | `expect: slow-loop!` | 0 | 'slow-loop!' is no rule id   | rule-id",
        "`expect: slow-loop\n"
            + "` | `expect: slow-loop, slow-lop\n"
            + "` | 0 | `no rule has the id 'slow-lop'` | did you mean 'slow-loop'?",
      })
  void namesFileLineAndCure(String piece, String instead, int line, String message, String cure)
      throws IOException {
    String page = RulePagesTest.PAGE.replace(piece, instead.replace("\\n", "\n"));
    assertTrue(!page.equals(RulePagesTest.PAGE), "the case must change the page");
    List<KnowledgeProblem> problems = problemsOf("advice/slow-loop.md", page);
    KnowledgeProblem problem =
        problems.stream()
            .filter(each -> each.message().contains(message))
            .findFirst()
            .orElseThrow(() -> new AssertionError(problems));
    assertTrue(problem.cure().contains(cure), problem::text);
    assertTrue(line == 0 || line == problem.line(), problem::text);
    assertTrue(problem.line() > 0, problem::text);
    assertTrue(problem.file().endsWith("advice/slow-loop.md"), problem::text);
    assertTrue(
        RulePages.load(List.of(folder)).rules().stream()
            .noneMatch(each -> each.id().equals("slow-loop")));
  }

  @Test
  void missesWhatMustBeThere() throws IOException {
    List<KnowledgeProblem> problems =
        problemsOf("hazards/empty.md", "---\nid: empty\n---\n## Why\ntext\n");
    List<String> messages = problems.stream().map(KnowledgeProblem::message).toList();
    for (String field : List.of("summary", "kind", "category", "severity", "subject", "jdk")) {
      assertTrue(messages.contains("the field '" + field + "' is missing"), messages::toString);
    }
    assertTrue(messages.contains("the rule has no condition"), messages::toString);
    assertTrue(messages.contains("the section 'Instead' is missing"), messages::toString);
    assertTrue(messages.contains("the section 'Examples' is missing"), messages::toString);
  }

  @Test
  void wantsAnExampleThatFires() throws IOException {
    String quiet = RulePagesTest.PAGE.replace(" // expect: slow-loop", "");
    check(
        problemsOf("advice/slow-loop.md", quiet),
        35,
        "no example shows the rule firing",
        "// expect: slow-loop");
    String none = quiet.replace("```java", "```text");
    check(
        problemsOf("advice/slow-loop.md", none),
        35,
        "the page has no example",
        "// expect: slow-loop");
  }

  @Test
  void wantsThePageInTheFolderOfItsKind() throws IOException {
    check(
        problemsOf("hazards/slow-loop.md", RulePagesTest.PAGE),
        4,
        "lies in the wrong folder",
        "move the page");
  }

  @Test
  void leavesModelsToAdvice() throws IOException {
    String hazard = RulePagesTest.PAGE.replace("kind: advice", "kind: hazard");
    check(
        problemsOf("hazards/slow-loop.md", hazard),
        10,
        "only an advice has models",
        "kind: advice");
  }

  @Test
  void wantsFrontMatter() throws IOException {
    check(problemsOf("advice/slow-loop.md", "# Slow loop\n"), 1, "has no front matter", "---");
    check(problemsOf("advice/slow-loop.md", "---\nid: slow-loop\n"), 1, "does not end", "---");
    check(problemsOf("advice/slow-loop.md", "---\n---\n"), 1, "has no fields", "summary");
    check(problemsOf("advice/slow-loop.md", ""), 1, "has no front matter", "---");
  }

  @Test
  void survivesEndlessNesting() throws IOException {
    check(
        problemsOf("advice/slow-loop.md", "---\na: " + "[".repeat(20_000) + "\n---\n"),
        2,
        "nests too deeply",
        "other pages");
  }

  @Test
  void losesNoOtherPageToABrokenOne() throws IOException {
    problemsOf("advice/broken.md", "---\nid: [\n---\n");
    assertEquals(1, problemsOf("advice/slow-loop.md", RulePagesTest.PAGE).size());
    assertTrue(
        RulePages.load(List.of(folder)).rules().stream()
            .anyMatch(page -> page.id().equals("slow-loop")));
  }

  @Test
  void checksModels() throws IOException {
    String page =
        """
        ---
        id: async
        fits:
          - rank: first
            whn: [x]
          - just text
        rejected:
          - unknown-call:
          - text
        ---
        """;
    List<KnowledgeProblem> problems = problemsOf("models/async.md", page);
    assertEquals(
        List.of(6, 5, 4, 9, 8),
        problems.stream().map(KnowledgeProblem::line).toList(),
        problems::toString);
    check(
        problemsOf("models/async.md", "---\nid: async\n---\n"),
        2,
        "the field 'fits' is missing",
        "fits: []");
  }
}
