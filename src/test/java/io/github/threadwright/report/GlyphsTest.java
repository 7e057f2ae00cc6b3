package io.github.threadwright.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlyphsTest {

  @ParameterizedTest
  @CsvSource({
    "1B, \\u001B", // escape: begins a command to the terminal
    "9B, \\u009B", // the same in one character
    "07, \\u0007", // bell
    "08, \\u0008", // backspace
    "7F, \\u007F",
    "0A, \\n",
    "0D, \\r",
    "09, \\t",
    "202E, \\u202E", // right-to-left override
    "2066, \\u2066", // isolate
    "200F, \\u200F", // right-to-left mark
    "061C, \\u061C", // Arabic letter mark
    "200B, \\u200B", // zero width space
    "FEFF, \\uFEFF",
    "2028, \\u2028", // line separator
    "D800, \\uD800", // half a character
    "E0041, \\uDB40\\uDC41", // invisible tag
  })
  void showsWhatCannotBeSeenAsAnEscape(String codePoint, String shown) {
    int c = Integer.parseInt(codePoint, 16);
    assertEquals("a" + shown + "b", Glyphs.visible("a" + Character.toString(c) + "b"));
  }

  @Test
  void leavesVisibleTextOfAnyScriptAlone() {
    String text = "für 価格 שלום Ω 😀 e\u0301 ~";
    assertSame(text, Glyphs.visible(text));
  }

  @Test
  void countsColumnsNotCharacters() {
    assertEquals(4, Glyphs.width("abcd"));
    assertEquals(4, Glyphs.width("価格"));
    assertEquals(2, Glyphs.width("😀"));
    assertEquals(1, Glyphs.width("e\u0301"));
  }
}
