package io.github.threadwright.workload;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.threadwright.facts.FactsOf;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that nests deeply, or repeats itself thousands of times, costs time in proportion. */
class HostileCodeTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{~n++;~}~300",
        "if (n > 0) {~n++;~}~300",
        "if (n > 0) ~n++;~ ~3000",
        "for (int x : a) ~n += x;~ ~1500",
        "while (n > 0) {~n--; f++;~}~300",
        "synchronized (this) {~f++;~}~300",
        "try {~f = n;~} finally { f++; }~300",
      })
  void deepStatements(String open, String inner, String close, int depth) {
    String tail = close == null ? "" : close;
    check(
        "int f; void m(int n, int[] a) { for (;;) {"
            + open.repeat(depth)
            + inner
            + tail.repeat(depth)
            + "} }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(int) (~n~)~200",
        "Math.max(f, ~n~)~300",
        "n + (~n~)~300",
        "n + ~n~ ~5000",
        "a[~0~]~300",
        "f > 1 ? 2 : ~n~ ~1500",
        "n = ~n~ ~3000",
      })
  void deepExpressions(String open, String inner, String close, int depth) {
    String tail = close == null ? "" : close;
    check(
        "int f; void m(int n, int[] a) { while (f < 3) { f = "
            + open.repeat(depth)
            + inner
            + tail.repeat(depth)
            + "; } }");
  }

  @Test
  void deepConditions() {
    check(
        "int f; void m(int n) { while ("
            + "(n > 1 && (f > 1 || ".repeat(100)
            + "f > n"
            + "))".repeat(100)
            + ") { n++; } }");
    check(
        "int f; void m(boolean n) { while ("
            + "!(".repeat(200)
            + "n"
            + ")".repeat(200)
            + ") { f++; } }");
  }

  @Test
  void longChainsAndManyStatements() {
    check(
        "void m(int n) { for (;;) { if (n > 0) n--; "
            + "else if (n > 1) n++; ".repeat(2000)
            + "} }");
    check(
        "void m(List<String> a) { a.stream()"
            + ".map(x -> x.trim())".repeat(1000)
            + ".toList(); }");
    check(
        "void m(StringBuilder b) { for (int i = 0; i < 3; i++) { b"
            + ".append(i)".repeat(1000)
            + "; } }");
    check(
        "int f; Lock l; void m(int[] a) { for (int x : a) { "
            + "f += x; l.lock(); f++; l.unlock(); ".repeat(2000)
            + "} }");
    check(
        "void m(int[] a) { int s = 0; for (int x : a) { "
            + "s = x; if (s > 3) { s = 4; } a[s] = s; ".repeat(2000)
            + "} }");
  }

  /** Only the parser needs a large stack, as it has in a scan. */
  private static void check(String members) {
    AtomicReference<FactsOf> facts = new AtomicReference<>();
    Thread parser = new Thread(null, () -> facts.set(FactsOf.members(members)), "parser", 1 << 29);
    assertTimeoutPreemptively(
        LONG,
        () -> {
          parser.start();
          parser.join();
          assertFalse(SitesOf.facts(facts.get()).isEmpty());
        });
  }
}
