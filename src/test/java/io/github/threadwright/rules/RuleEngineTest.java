package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.source.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleEngineTest {
  private static final String POOL =
      """
      import java.util.concurrent.*;
      class A {
        ExecutorService e = Executors.newFixedThreadPool(9, Thread.ofVirtual().factory());
      }
      """;

  private static final String TWO_COUNTERS =
      """
      class A {
        private volatile int n;
        void one() { n++; }
        void two() { n++; n++; }
      }
      """;

  private final Bench bench = Bench.shipped();

  private List<String> ids(String code) {
    return bench.scan(code, 17).findings().stream().map(Finding::id).toList();
  }

  @Test
  void aRuleHoldsOnlyInItsReleases() {
    assertEquals(List.of(), bench.scan(POOL, 17).findings());
    Finding finding = bench.scan(POOL, 21).findings().get(0);
    assertEquals("virtual-thread-pooled", finding.rule());
    assertEquals("21..", finding.jdk());
    assertEquals(1, bench.scan(POOL, 25).findings().size());
  }

  @Test
  void idsTellApartWhatLooksAlike() {
    List<String> ids = ids(TWO_COUNTERS);
    assertEquals(3, ids.size());
    assertEquals(3, ids.stream().distinct().count());
    assertTrue(ids.stream().allMatch(id -> id.matches("[0-9a-f]{16}")), ids::toString);
  }

  @Test
  void idsStayWhenCodeMoves() {
    String moved = "// a comment\n\n" + TWO_COUNTERS.replace("n++;", "n /* more */ ++\n;");
    assertEquals(ids(TWO_COUNTERS), ids(moved));
  }

  @Test
  void idsStayWhenOtherFindingsGo() {
    String cut = TWO_COUNTERS.replace("  void one() { n++; }\n", "");
    assertEquals(ids(TWO_COUNTERS).subList(1, 3), ids(cut));
  }

  @Test
  void idsChangeWithTheMethod() {
    assertNotEquals(ids(TWO_COUNTERS).get(0), ids(TWO_COUNTERS.replace("one()", "uno()")).get(0));
  }

  @Test
  void findingsAreInOrderOfTheirPlaces() {
    List<Finding> findings = bench.scan(TWO_COUNTERS, 17).findings();
    List<Finding> sorted =
        findings.stream()
            .sorted(
                Comparator.comparing((Finding f) -> f.place().startLine())
                    .thenComparing(f -> f.place().startColumn()))
            .toList();
    assertEquals(sorted, findings);
  }

  @Test
  void theTrailIsShortAndNearestFirst() {
    Finding finding =
        bench
            .scan(
                """
                import java.util.concurrent.*;
                class A {
                  int f(ExecutorService pool) throws Exception {
                    Future<Integer> future =
                        pool.submit(() -> 1);
                    return future.get();
                  }
                }
                """,
                17)
            .findings()
            .get(0);
    assertEquals(5, finding.place().startLine());
    assertEquals(List.of(5, 6), finding.trail().stream().map(Finding.TrailStep::line).toList());
    assertEquals(Examples.PATH, finding.trail().get(0).path());
  }

  @Test
  void doubtsLowerTheConfidence() {
    String commonPool =
        """
        import java.util.concurrent.*;
        class A {
          int f() { return CompletableFuture.supplyAsync(() -> 1).join(); }
        }
        """;
    String somebodysPool =
        """
        import java.util.concurrent.*;
        class A {
          int f(ExecutorService pool) throws Exception { return pool.submit(() -> 1).get(); }
        }
        """;
    assertEquals(Confidence.HIGH, bench.scan(commonPool, 17).findings().get(0).confidence());
    assertEquals(Confidence.MEDIUM, bench.scan(somebodysPool, 17).findings().get(0).confidence());
  }

  @Test
  void milderLinesLowerTheSeverity() {
    String guarded =
        """
        class A {
          boolean open;
          synchronized void f() throws InterruptedException { if (!open) { wait(%s); } }
        }
        """;
    assertEquals(
        Severity.ERROR, bench.scan(guarded.formatted(""), 17).findings().get(0).severity());
    assertEquals(
        Severity.WARNING, bench.scan(guarded.formatted("9"), 17).findings().get(0).severity());
  }

  @Test
  void messagesNameWhatTheCodeNames() {
    Finding finding = bench.scan(TWO_COUNTERS, 17).findings().get(0);
    assertTrue(finding.message().startsWith("n is volatile"), finding.message());
    assertTrue(finding.message().contains("AtomicInteger"), finding.message());
    assertEquals("A#one()", finding.symbol());
    assertEquals("non-atomic-compound", finding.category());
  }

  @Test
  void aRuleThatFailsCostsNothingElse() {
    RuleSet shipped = RuleSet.load(RulePages.load());
    List<Rule<?>> rules = new ArrayList<>();
    shipped.rules().forEach(rule -> rules.add(breakVolatileIncrement(rule)));
    RuleSet broken = shipped.with(rules);
    String code = TWO_COUNTERS + "class B { void f(Thread t) { t.run(); } }\n";
    RuleResult result = new Bench(broken).scan(code, 17);
    assertEquals(
        List.of("run-instead-of-start"), result.findings().stream().map(Finding::rule).toList());
    assertEquals(1, result.diagnostics().size());
    Diagnostic diagnostic = result.diagnostics().get(0);
    assertEquals(Examples.PATH, diagnostic.path());
    assertEquals(3, diagnostic.line());
    assertTrue(diagnostic.message().contains("volatile-increment"), diagnostic.message());
    assertTrue(
        diagnostic.message().contains("hazards/volatile-increment.md"), diagnostic.message());
    assertTrue(diagnostic.message().contains("out of order"), diagnostic.message());
  }

  private static <S> Rule<S> breakVolatileIncrement(Rule<S> rule) {
    if (!rule.id().equals("volatile-increment")) {
      return rule;
    }
    Word<S> word =
        new Word<>(
            "fails",
            "never",
            (thing, arguments, scene) -> {
              throw new IllegalStateException("out of order");
            });
    Condition<S> failing = new Condition<>(word, Arguments.NONE, false, "fails", 1);
    return new Rule<>(
        rule.page(),
        rule.subject(),
        rule.models(),
        List.of(failing),
        List.of(),
        List.of(),
        List.of(),
        rule.message());
  }

  @Test
  void theSameInputGivesTheSameResultInAnyOrder() {
    Scene scene = bench.scene(TWO_COUNTERS, 17);
    RuleEngine engine =
        new RuleEngine(RuleSet.load(RulePages.load()), path -> TWO_COUNTERS, scene.linked());
    FileResult one = engine.examine(scene.file(), scene.sites());
    FileResult two = engine.examine(scene.file(), scene.sites());
    assertEquals(RuleResult.of(List.of(one, two)), RuleResult.of(List.of(two, one)));
  }
}
