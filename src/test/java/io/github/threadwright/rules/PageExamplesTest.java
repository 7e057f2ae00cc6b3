package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.threadwright.knowledge.PageExample;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the pages show is what the tool says: every mark is found, and every other line is silent,
 * with all rules on.
 */
class PageExamplesTest {
  private static final int LEAST = 3;

  private final RulePages pages = RulePages.load();
  private final Bench bench = Bench.shipped();

  @TestFactory
  Stream<DynamicTest> examples() {
    return pages.rules().stream().flatMap(page -> page.examples().stream()).map(this::test);
  }

  private DynamicTest test(PageExample example) {
    URI source = Path.of(example.file()).toUri();
    return dynamicTest(
        example.file() + ":" + example.line(),
        source,
        () -> assertEquals(marked(example), found(example), example.code()));
  }

  private static List<String> marked(PageExample example) {
    return example.markers().stream()
        .map(mark -> mark.line() + " " + mark.rule())
        .sorted()
        .toList();
  }

  private List<String> found(PageExample example) {
    RuleResult result = bench.scan(example.code(), example.jdk());
    assertEquals(List.of(), result.diagnostics());
    return result.findings().stream()
        .map(finding -> finding.place().startLine() + " " + finding.rule())
        .sorted()
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> enoughExamples() {
    return pages.rules().stream().map(page -> dynamicTest(page.id(), () -> assertEnough(page)));
  }

  private static void assertEnough(RulePage page) {
    long firing = page.examples().stream().filter(e -> !e.markers().isEmpty()).count();
    long quiet = page.examples().size() - firing;
    assertTrue(firing >= LEAST, firing + " examples fire");
    assertTrue(quiet >= LEAST, quiet + " look-alikes are quiet");
  }

  @Test
  void everyPageIsUnderstood() {
    assertEquals(List.of(), RuleSet.load(pages).problems());
  }
}
