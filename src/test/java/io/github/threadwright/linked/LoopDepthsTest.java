package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What code computes for long, through calls and recursion. */
class LoopDepthsTest {
  private static final String HEAD = "class A { int[] x; int n; ";
  private static final String LOOP = "for (int i = 0; i < n; i++) ";

  @Test
  void loopsOverNumbersAreCountedThroughCalls() {
    assertEquals(
        "high: computes in loops inside loops",
        computes(
            "void a() { "
                + LOOP
                + LOOP.replace('i', 'j')
                + "in(); } void in() { "
                + LOOP
                + "n *= 3; }"));
    assertEquals(
        "high: calls A.all, computes in loops inside loops",
        computes(
            "void a() { all(); } void all() { "
                + LOOP
                + LOOP.replace('i', 'j')
                + LOOP.replace('i', 'k')
                + "n = n / 3; }"));
    assertEquals("-", computes("void a() { " + LOOP + "in(); } void in() { " + LOOP + "n *= 3; }"));
  }

  @Test
  void shortLoopsAndLoopsOverTextAreNotCounted() {
    assertEquals(
        "-",
        computes(
            "void a() { for (int r = 0; r < 8; r++) "
                + LOOP
                + LOOP.replace('i', 'j')
                + "n *= 3; }"));
    assertEquals(
        "-",
        computes(
            "void a(Iterator<String> s) { while (s.hasNext()) "
                + LOOP
                + LOOP.replace('i', 'j')
                + "n = n * 31 + s.next().length(); }"));
    assertEquals(
        "-",
        computes(
            "void a() { "
                + LOOP
                + LOOP.replace('i', 'j')
                + LOOP.replace('i', 'k')
                + "n = n + 1; }"));
  }

  @Test
  void recursionForSmallerNumbersIsComputing() {
    assertEquals(
        "high: calls A.fib, calls itself more than once for smaller numbers",
        computes(
            "void a() { fib(n); } int fib(int m) { return m < 2 ? m : fib(m - 1)"
                + " + fib(m - 2); }"));
    assertEquals(
        "-", computes("void a() { down(n); } int down(int m) { return m < 2 ? m : down(m - 1); }"));
    assertEquals(
        "-",
        computes(
            "A l, r; void a() { sum(this); } int sum(A t) { return t == null ? 0"
                + " : sum(t.l) + sum(t.r); }"));
  }

  private static String computes(String code) {
    LinkedOf linked = LinkedOf.files(HEAD + code + " }");
    String symbol = code.contains("void a(Iter") ? "A#a(Iterator)" : "A#a()";
    return linked.way(symbol, End.of(End.What.COMPUTES));
  }

  @Test
  void aLoopOfVeryManyRoundsCountsTwice() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { long twice() { long s = 0; for (int i = 0; i < 20_000; i++) {"
                + " for (int j = 0; j < 20_000; j++) { s = s * 31 + j; } } return s; }"
                + " long once() { long s = 0; for (int i = 0; i < 20_000; i++) { s = s * 31; }"
                + " return s; } long few() { long s = 0; for (int i = 0; i < 90; i++) {"
                + " for (int j = 0; j < 90; j++) { s = s * 31 + j; } } return s; } }");
    End computes = End.of(End.What.COMPUTES);
    assertEquals("high: computes in loops inside loops", linked.way("A#twice()", computes));
    assertEquals("-", linked.way("A#once()", computes));
    assertEquals("-", linked.way("A#few()", computes));
  }
}
