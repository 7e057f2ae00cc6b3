package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.source.Diagnostic;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What code says of rules counts where it says so, and nowhere else. */
class SuppressionsTest {
  private static final Bench BENCH = Bench.shipped();

  /** The lines of findings that are still to be acted on. */
  private static List<Integer> open(String code) {
    return BENCH.scan(code, 17).findings().stream()
        .filter(finding -> finding.state() == Finding.State.NEW)
        .map(finding -> finding.place().startLine())
        .toList();
  }

  private static List<Suppression> suppressions(String code) {
    return BENCH.scan(code, 17).findings().stream()
        .map(Finding::suppression)
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<String> problems(String code) {
    return BENCH.scan(code, 17).suppressionProblems().stream().map(SuppressionsTest::text).toList();
  }

  private static String text(Diagnostic diagnostic) {
    return diagnostic.line() + ": " + diagnostic.message();
  }

  private static String counter(String field, String method, String first, String second) {
    return """
    class A {
      %s
      private volatile int n;
      %s
      void hit() {
        n++;%s
        %s
        n++;
      }
    }
    """
        .formatted(field, method, first, second);
  }

  private static final String ANNOTATION = "@SuppressWarnings(\"threadwright:volatile-increment\")";
  private static final String COMMENT = "// threadwright: ignore volatile-increment one writer";

  @Test
  void withoutAnyBothAreReported() {
    String code = counter("", "", "", "");
    assertEquals(List.of(6, 8), open(code));
    assertEquals(List.of(), problems(code));
  }

  @Test
  void aCommentSpeaksOfItsLine() {
    String code = counter("", "", " " + COMMENT, "");
    assertEquals(List.of(8), open(code));
    assertEquals(List.of(), problems(code));
    Suppression why = suppressions(code).get(0);
    assertEquals(new Suppression(Suppression.By.COMMENT, "src/Example.java", 6, "one writer"), why);
  }

  @Test
  void aCommentAloneSpeaksOfTheNextLine() {
    assertEquals(List.of(6), open(counter("", "", "", COMMENT)));
    String two = COMMENT + "\n// threadwright: ignore run-instead-of-start no thread";
    assertEquals(List.of(6), open(counter("", "", "", two)));
    assertEquals(List.of(6, 9), open(counter("", "", "", COMMENT + "\n;")));
  }

  @Test
  void aCommentMayNameSeveralRules() {
    String code =
        counter("", "", " // threadwright: ignore sham-async, volatile-increment both", "");
    assertEquals(List.of(8), open(code));
    assertEquals("both", suppressions(code).get(0).reason());
    assertEquals(1, problems(code).size());
  }

  @Test
  void anAnnotationSpeaksOfWhatItStandsOn() {
    assertEquals(List.of(), open(counter("", ANNOTATION, "", "")));
    assertEquals(List.of(), open(ANNOTATION + " " + counter("", "", "", "")));
    assertEquals(List.of(), open("class B { " + ANNOTATION + " " + counter("", "", "", "") + "}"));
    String both = ANNOTATION.replace("(", "({\"unchecked\", ").replace(")", "})");
    assertEquals(List.of(), open(counter("", both, "", "")));
    assertEquals(List.of(), problems(counter("", both, "", "")));
  }

  @Test
  void anAnnotationOfAFieldSpeaksOfEveryAccess() {
    assertEquals(List.of(), open(counter(ANNOTATION, "", "", "")));
    String other = counter(ANNOTATION + " private volatile int m = 1;", "", "", "");
    assertEquals(List.of(6, 8), open(other));
    assertEquals(1, problems(other).size());
  }

  @Test
  void anAnnotationOfAFieldSpeaksOfCallsOnIt() {
    String code =
        """
        class A {
          @SuppressWarnings("threadwright:run-instead-of-start")
          private final Thread known = new Thread(() -> {});
          private final Thread other = new Thread(() -> {});
          void a() {
            known.run();
            this.known.run();
            other.run();
          }
        }
        """;
    assertEquals(List.of(8), open(code));
    assertEquals(List.of(), problems(code));
  }

  @Test
  void anAnnotationOfALazyFieldSpeaksOfItsTest() {
    String code =
        """
        class A {
          %s
          private static java.util.List<String> all;
          static java.util.List<String> all() {
            if (all == null) {
              all = new java.util.ArrayList<>();
            }
            return all;
          }
        }
        """;
    assertEquals(List.of(5), open(code.formatted("")));
    String annotated = code.formatted("@SuppressWarnings(\"threadwright:unsafe-lazy-static\")");
    assertEquals(List.of(), open(annotated));
  }

  @Test
  void anAnnotationMayStandOnAConstructorOrVariable() {
    String code =
        """
        class A {
          @SuppressWarnings("threadwright:run-instead-of-start")
          A() { new Thread(() -> {}).run(); }
          void a(Thread t) {
            t.run();
            @SuppressWarnings("threadwright:run-instead-of-start")
            Runnable r = () -> { t.run(); };
          }
        }
        """;
    assertEquals(List.of(5), open(code));
    assertEquals(List.of(), problems(code));
  }

  @Test
  void oneAnnotationMayStandForSeveralVariables() {
    String code = counter(ANNOTATION + " private volatile int k,", "", "", "");
    String joined = code.replace("k,\n  private volatile int n;", "k, n;");
    assertTrue(joined.contains("k, n;"), joined);
    assertEquals(List.of(), open(joined));
    assertEquals(List.of(), problems(joined));
  }

  @Test
  void anotherRuleIsNotMeant() {
    String code = counter("", ANNOTATION.replace("volatile-increment", "sham-async"), "", "");
    assertEquals(List.of(6, 8), open(code));
    assertEquals(
        List.of("4: the suppression of 'sham-async' is useless: it finds nothing here; remove it"),
        problems(code));
  }

  @Test
  void anUnknownRuleGetsTheNearest() {
    String code = counter("", "", COMMENT.replace("volatile", "volatil"), "");
    assertEquals(List.of(6, 8), open(code));
    assertEquals(
        List.of(
            "6: the suppression names no rule: 'volatil-increment'; did you mean"
                + " 'volatile-increment'?"),
        problems(code));
    String all = counter("", ANNOTATION.replace("volatile-increment", "*"), "", "");
    assertEquals(List.of(6, 8), open(all));
    assertEquals(
        List.of("4: the suppression names no rule: '*'; name each rule that is meant"),
        problems(all));
  }

  @Test
  void aReasonIsAskedForAndNotDemanded() {
    String code = counter("", "", " // threadwright: ignore volatile-increment", "");
    assertEquals(List.of(8), open(code));
    assertEquals(
        List.of("6: the suppression gives no reason; say why behind the rule's id"),
        problems(code));
  }

  @Test
  void whatIsNoSuppressionIsSaid() {
    String code = counter("", "", " // threadwright: ignor volatile-increment", "");
    assertEquals(List.of(6, 8), open(code));
    assertEquals(
        List.of(
            "6: 'threadwright: ignor volatile-increment' says nothing; write '// threadwright:"
                + " ignore ID reason'"),
        problems(code));
  }

  @Test
  void aRuleOfAnotherReleaseHasItsTime() {
    String code = "// threadwright: ignore virtual-thread-pooled for later\nclass A {}\n";
    assertEquals(List.of(), BENCH.scan(code, 17).suppressionProblems());
    assertEquals(1, BENCH.scan(code, 21).suppressionProblems().size());
  }

  @Test
  void aSuppressedFindingKeepsItsId() {
    List<String> with = ids(counter("", "", " " + COMMENT, ""));
    assertEquals(ids(counter("", "", "", "")), with);
  }

  private static List<String> ids(String code) {
    return BENCH.scan(code, 17).findings().stream().map(Finding::id).toList();
  }
}
