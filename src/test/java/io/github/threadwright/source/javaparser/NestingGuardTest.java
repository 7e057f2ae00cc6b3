package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are refused before they are parsed. */
class NestingGuardTest {
  private static final int MOST = 1_000;

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "A<"})
  void theBracketThatIsOneTooManyIsTheSpot(String open) {
    String deep = open.repeat(MOST);
    assertNull(NestingGuard.check(deep));
    NestingGuard.TooDeep found = NestingGuard.check("\n " + deep + open + " more");
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
    assertNull(NestingGuard.check(code.repeat(5 * MOST)));
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
    assertNull(NestingGuard.check(code.repeat(2 * MOST)));
    assertNotNull(NestingGuard.check(code.repeat(2 * MOST) + "(".repeat(MOST + 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(() -> { ",
        "f(new A() { void m() { ",
        "return () -> { ",
        "x = new A() { A b = ",
        "throw switch (x) { default: ",
        "else return a.b(c -> {"
      })
  void blocksInExpressionsDoubleTheTime(String open) {
    assertNull(NestingGuard.check("{".repeat(100) + open.repeat(10) + "}".repeat(100)));
    assertNotNull(NestingGuard.check("{".repeat(100) + open.repeat(30) + "}".repeat(100)));
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
    assertNull(NestingGuard.check(open.repeat(30) + "}".repeat(100)));
  }

  @Test
  void castsInARowAreCounted() {
    assertNull(NestingGuard.check("(T)".repeat(MOST)));
    assertNotNull(NestingGuard.check("(T) ".repeat(MOST + 2)));
  }

  @Test
  void moreClosedThanOpenIsLeftToTheParser() {
    assertNull(NestingGuard.check("}".repeat(2 * MOST) + ")]".repeat(MOST)));
  }
}
