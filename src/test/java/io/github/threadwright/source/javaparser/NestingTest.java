package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are refused before they are parsed. */
class NestingTest {
  private static final int MOST = 1_000;

  private static Nesting.@Nullable TooDeep tooDeep(String text) {
    return Nesting.of(text).tooDeep();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "A<"})
  void theBracketThatIsOneTooManyIsTheSpot(String open) {
    String deep = open.repeat(MOST);
    assertNull(tooDeep(deep));
    Nesting.TooDeep found = tooDeep("\n " + deep + open + " more");
    assertNotNull(found);
    assertEquals(2 + deep.length() + open.length() - 1, found.offset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "();",
        "[]",
        "{}",
        "A<B>",
        "a < b;",
        "a << b",
        "a <= b",
        "a < b && ",
        "a < b || ",
        "(T) x;",
        "((T) x);",
        "f(() -> {})",
        "else {}"
      })
  void whatClosesDoesNotCount(String code) {
    assertNull(tooDeep(code.repeat(5 * MOST)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"(\"",
        "'('",
        "'\\''",
        "\"\\\"(\"",
        "// ( \" '\n",
        "/* ( \" */",
        "\"\"\"\n ( \" \\\"\"\" ( \"\"\"",
        "\" (\n"
      })
  void bracketsInCommentsAndLiteralsDoNotCount(String code) {
    assertNull(tooDeep(code.repeat(2 * MOST)));
    assertNotNull(tooDeep(code.repeat(2 * MOST) + "(".repeat(MOST + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(new A() { void m() { ",
        "x = new A() { A b = ",
        "throw switch (x) { default: ",
        "else return new A() { A b = a.b(new C() { D c ="
      })
  void blocksInExpressionsThatCannotStandAloneAreLimited(String open) {
    assertNull(tooDeep("{".repeat(100) + open.repeat(5) + "}".repeat(100)));
    assertNotNull(tooDeep("{".repeat(100) + open.repeat(11) + "}".repeat(100)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(() -> { ",
        "return () -> { ",
        "x = switch (a) { case 1 -> { ",
        "f(new A() { void m() { g(b -> {"
      })
  void theOthersAreCutOut(String open) {
    String text = open.repeat(40) + "}".repeat(200);
    Nesting.Findings findings = Nesting.of(text);
    assertNull(findings.tooDeep());
    assertTrue(findings.cuts().size() >= 9, findings::toString);
    int last = -1;
    for (Nesting.Cut cut : findings.cuts()) {
      assertTrue(cut.start() > last && text.charAt(cut.start()) == '{', findings::toString);
      assertEquals('}', text.charAt(cut.end() - 1));
      last = cut.start();
    }
  }

  @Test
  void aCutEndsWhereItsBraceIsClosed() {
    String nested = "f(() -> { g(() -> { h(() -> { i(() -> { a(; b[0}; c(\"}\"); }); }); }); });";
    String inner =
        nested.substring(nested.indexOf("i(() -> ") + 8, nested.indexOf("a(;")) + "a(; b[0}";
    Nesting.Cut cut = Nesting.of(nested).cuts().get(0);
    assertEquals(inner, nested.substring(cut.start(), cut.end()));
    assertEquals(
        new Nesting.Cut(cut.start(), cut.start() + 2),
        Nesting.of(nested.substring(0, cut.start() + 2)).cuts().get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (x) { ",
        "for (;;) { ",
        "while (a(b)) { ",
        "try { ",
        "class A { void m() { ",
        "synchronized (x) { ",
        "switch (x) { case 1: ",
        "do { ",
        "l: { "
      })
  void blocksOfStatementsDoNot(String open) {
    assertNull(tooDeep(open.repeat(30) + "}".repeat(100)));
  }

  @Test
  void castsInARowAreCounted() {
    assertNull(tooDeep("(T)".repeat(MOST)));
    assertNotNull(tooDeep("(T) ".repeat(MOST + 2)));
  }

  @Test
  void moreClosedThanOpenIsLeftToTheParser() {
    assertNull(tooDeep("}".repeat(2 * MOST) + ")]".repeat(MOST)));
  }
}
