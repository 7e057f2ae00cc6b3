package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkRangeTest {
  @Test
  void hasBothEnds() {
    JdkRange range = JdkRange.parse("21..23");
    assertFalse(range.contains(20));
    assertTrue(range.contains(21));
    assertTrue(range.contains(23));
    assertFalse(range.contains(24));
  }

  @Test
  void canBeOpenOrASingleRelease() {
    assertTrue(JdkRange.parse("8..").contains(99));
    assertEquals(new JdkRange(21, 21), JdkRange.parse(" 21 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"21..23", "8..", "21"})
  void isWrittenAsItIsRead(String text) {
    assertEquals(text, JdkRange.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "..8", "23..21", "0..", "21-23", "21...", "1.8", "twenty"})
  void refusesEverythingElse(String text) {
    assertNull(JdkRange.parse(text));
  }
}
