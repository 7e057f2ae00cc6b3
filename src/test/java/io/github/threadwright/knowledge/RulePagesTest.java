package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePagesTest {
  static final String PAGE =
      """
      ---
      id: slow-loop            # the name of the file
      summary: Calls wait one after another
      kind: advice
      category: sequential-waiting
      severity: warning
      confidence: high
      subject: site
      jdk: 8..23
      models: [virtual-threads, fixed-pool]
      experiment: waiting-in-parallel
      when:
        - site is a loop
        - each iteration blocks on network
      unless:
        - fan-out is at most 2
      message: "Each of {items} waits: {waits}"
      ---
      # Any title

      ## Why
      Because.

      ### A part of it
      More.

      ## Instead
      ```java
      // ## Why is not a heading here
      ```

      ## When this does not apply
      Never.

      ## Examples
      ```java jdk=21 title="a loop"
      class A {
        void a() {
          wait(); // expect: slow-loop
        }
      }
      ```
      A quiet one:
      ```java
      class B {}
      ```
      ```text
      not code // expect: nothing
      ```
      """;

  @TempDir private Path folder;

  private RulePages load(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return RulePages.load(List.of(folder));
  }

  private RulePage rule(RulePages pages, String id) {
    assertEquals(List.of(), pages.problems());
    return pages.rules().stream().filter(page -> page.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void readsTheFrontMatter() throws IOException {
    RulePage page = rule(load("advice/slow-loop.md", PAGE), "slow-loop");
    assertEquals("Calls wait one after another", page.summary());
    assertEquals(RuleKind.ADVICE, page.kind());
    assertEquals(Category.SEQUENTIAL_WAITING, page.category());
    assertEquals(Severity.WARNING, page.severity());
    assertEquals(Confidence.HIGH, page.confidence());
    assertEquals(RulePage.Subject.SITE, page.subject());
    assertEquals(new JdkRange(8, 23), page.jdk());
    assertEquals(
        List.of("virtual-threads", "fixed-pool"),
        page.models().stream().map(PageLine::text).toList());
    assertEquals("waiting-in-parallel", page.experiment().text());
    assertEquals("Each of {items} waits: {waits}", page.message().text());
  }

  @Test
  void keepsTheLineOfEachCondition() throws IOException {
    RulePage page = rule(load("advice/slow-loop.md", PAGE), "slow-loop");
    String file = folder.resolve("advice/slow-loop.md").toString().replace('\\', '/');
    assertEquals(
        List.of(
            new PageLine("site is a loop", file, 13),
            new PageLine("each iteration blocks on network", file, 14)),
        page.when());
    assertEquals(List.of(new PageLine("fan-out is at most 2", file, 16)), page.unless());
    assertEquals(12, page.problem("when", "x", "y").line());
  }

  @Test
  void splitsTheBodyAtItsHeadings() throws IOException {
    RulePage page = rule(load("advice/slow-loop.md", PAGE), "slow-loop");
    assertEquals(
        List.of("Why", "Instead", "When this does not apply", "Examples"),
        List.copyOf(page.sections().keySet()));
    assertEquals("Because.\n\n### A part of it\nMore.", page.sections().get("Why"));
    assertTrue(page.sections().get("Instead").contains("## Why is not a heading here"));
  }

  @Test
  void readsTheExamples() throws IOException {
    RulePage page = rule(load("advice/slow-loop.md", PAGE), "slow-loop");
    assertEquals(2, page.examples().size());
    PageExample loop = page.examples().get(0);
    assertEquals("a loop", loop.title());
    assertEquals(21, loop.jdk());
    assertEquals(List.of(new PageExample.Marker(3, "slow-loop")), loop.markers());
    assertEquals("class A {", List.of(PAGE.split("\n")).get(loop.line() - 1));
    PageExample quiet = page.examples().get(1);
    assertNull(quiet.title());
    assertEquals(23, quiet.jdk(), "the newest release that the page holds for");
    assertEquals(List.of(), quiet.markers());
  }

  @Test
  void readsModels() throws IOException {
    RulePages pages =
        load(
            "models/async.md",
            """
            ---
            id: async
            title: asynchronous calls
            fits:
              - rank: 3
                when:
                  - each iteration blocks on network
                unless: ["site is a pool"]
                sizing: none
                because: the API has it
              - rank: 5
                when: [site is a task]
            rejected:
              - loop-carried-dependence: iterations depend on each other
              - no-async-api: "a wait has no counterpart: none"
            ---
            Text.
            """);
    assertEquals(List.of(), pages.problems());
    ModelPage async =
        pages.models().stream().filter(page -> page.id().equals("async")).findFirst().orElseThrow();
    assertEquals("asynchronous calls", async.title());
    assertEquals(List.of(3, 5), async.fits().stream().map(ModelPage.Fit::rank).toList());
    assertEquals(7, async.fits().get(0).when().get(0).line());
    assertEquals("site is a pool", async.fits().get(0).unless().get(0).text());
    assertEquals("the API has it", async.fits().get(0).because().text());
    assertNull(async.fits().get(1).sizing());
    assertEquals("loop-carried-dependence", async.rejected().get(0).code().text());
    assertEquals("a wait has no counterpart: none", async.rejected().get(1).condition().text());
    assertEquals(15, async.rejected().get(1).condition().line());
  }

  @Test
  void letsAUserReplaceAModelButNotARule() throws IOException {
    Path other = folder.resolve("other");
    load("models/async.md", "---\nid: async\ntitle: first\nfits: []\n---\n");
    load("advice/slow-loop.md", PAGE);
    load("other/models/async.md", "---\nid: async\ntitle: second\nfits: []\n---\n");
    load("other/advice/slow-loop.md", PAGE);
    RulePages pages = RulePages.load(List.of(folder, other));
    assertEquals(
        "second",
        pages.models().stream()
            .filter(page -> page.id().equals("async"))
            .findFirst()
            .orElseThrow()
            .title());
    assertEquals(1, pages.problems().size());
    KnowledgeProblem problem = pages.problems().get(0);
    assertTrue(problem.file().contains("other/advice"), problem::text);
    assertEquals(2, problem.line());
    assertTrue(problem.message().contains("is taken by"), problem::text);
  }

  @Test
  void shipsEveryPageOfTheFolder() throws IOException {
    RulePages pages = RulePages.load();
    Set<String> loaded = new TreeSet<>();
    pages.rules().forEach(page -> loaded.add(page.id()));
    pages.models().forEach(page -> loaded.add(page.id()));
    Set<String> inFolder = new TreeSet<>();
    for (String subfolder : List.of("advice", "hazards", "models")) {
      inFolder.addAll(idsIn(Path.of("rules", subfolder)));
    }
    assertEquals(inFolder, loaded);
  }

  private static Set<String> idsIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .map(name -> name.substring(0, name.length() - 3))
          .collect(Collectors.toSet());
    }
  }
}
