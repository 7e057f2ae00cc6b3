package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void whiteSpaceAndCommentsDoNotMatter() {
    assertEquals(Tokens.of("a.b( c )"), Tokens.of("a /* x */ .b(\n  c // y\n)"));
  }

  @Test
  void stringsAreKeptAsTheyAre() {
    assertNotEquals(Tokens.of("f(\"a b\")"), Tokens.of("f(\"a  b\")"));
    assertEquals("f ( \"// no \\\" comment\" )", Tokens.of("f(\"// no \\\" comment\")"));
    assertEquals("'\"' + \"\"\"\n  a\"b \"\"\"", Tokens.of("'\"'+\"\"\"\n  a\"b \"\"\""));
  }

  @Test
  void wordsStayApart() {
    assertNotEquals(Tokens.of("new Thread"), Tokens.of("newThread"));
  }

  @Test
  void brokenTextEnds() {
    assertEquals("\"a", Tokens.of("\"a"));
    assertEquals("\"\\", Tokens.of("\"\\"));
    assertEquals("", Tokens.of("/* a"));
    assertEquals("'", Tokens.of("'"));
  }
}
