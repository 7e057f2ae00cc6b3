package io.github.threadwright.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  /** The part that is meant stands between the brackets, which are not part of the code. */
  private static String shown(String marked, int room) {
    int from = marked.indexOf('[');
    int to = marked.indexOf(']') - 1;
    Excerpt excerpt = Excerpt.of(marked.replaceAll("[\\[\\]]", ""), from, to, room);
    assertTrue(Glyphs.width(excerpt.code()) <= room, excerpt.code());
    return excerpt.code() + "\n" + " ".repeat(excerpt.start()) + "^".repeat(excerpt.length());
  }

  @Test
  void dropsTheIndentation() {
    assertEquals("int a = call();\n        ^^^^^^", shown("\t    int a = [call()];  ", 40));
  }

  @Test
  void expandsTabsToColumnsOfFour() {
    assertEquals("ab  c\n    ^", shown("ab\t[c]", 40));
  }

  @Test
  void underlinesWideCharactersOverBothColumns() {
    assertEquals("\"価格\" x\n ^^^^", shown("\"[価格]\" x", 40));
  }

  @Test
  void cutsAfterTheEndOfTheRoom() {
    assertEquals(
        "int a = callSomethi…\n        ^^^^^^^^^^^",
        shown("int a = [callSomething()] + other();", 20));
  }

  @Test
  void cutsBeforeWhatIsMeantWhenItStandsFarToTheRight() {
    String line = "x".repeat(60) + "[call()]" + "y".repeat(60);
    assertEquals("…xxxxxcall()yyyyyyy…\n      ^^^^^^", shown(line, 20));
  }

  @Test
  void readsOnlyWhatIsNearInAGiantLine() {
    String line = "x".repeat(8_000_000) + "[call()]" + "y".repeat(8_000_000);
    assertEquals("…xxxxxcall()yyyyyyy…\n      ^^^^^^", shown(line, 20));
  }

  @Test
  void endsAtTheLineWhenMoreIsMeant() {
    Excerpt excerpt = Excerpt.of("  for (;;) {", 2, Integer.MAX_VALUE, 40);
    assertEquals(new Excerpt("for (;;) {", 0, 10), excerpt);
  }

  @Test
  void escapesControlCharactersAndUnderlinesTheEscape() {
    assertEquals("s = \"\\u001B[2J\";\n     ^^^^^^", shown2("s = \"\u001b[2J\";", 5, 6));
  }

  @Test
  void survivesAPlaceThatIsNotInTheLine() {
    assertEquals(new Excerpt("ab", 0, 1), Excerpt.of("ab", 70, 90, 40));
    assertEquals(new Excerpt("", 0, 1), Excerpt.of("", 0, 1, 40));
  }

  private static String shown2(String line, int from, int to) {
    Excerpt excerpt = Excerpt.of(line, from, to, 40);
    return excerpt.code() + "\n" + " ".repeat(excerpt.start()) + "^".repeat(excerpt.length());
  }
}
