package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void theUserMayChooseTheWidth() {
    assertEquals(132, Terminal.width(Map.of("COLUMNS", "132"), false));
    assertEquals(160, Terminal.width(Map.of("COLUMNS", "4000"), false));
    assertEquals(80, Terminal.width(Map.of("COLUMNS", "wide"), false));
    assertEquals(80, Terminal.width(Map.of(), false));
  }

  @Test
  void coloursCanBeTurnedOff() {
    assertTrue(Terminal.wantsColour(Map.of("TERM", "xterm-256color")));
    assertTrue(Terminal.wantsColour(Map.of("NO_COLOR", "")));
    assertFalse(Terminal.wantsColour(Map.of("NO_COLOR", "1")));
    assertFalse(Terminal.wantsColour(Map.of("TERM", "dumb")));
  }

  @Test
  void colourFollowsTheTerminalUnlessAskedFor() {
    Terminal colourful = new Terminal(true, true, true, 80);
    assertTrue(Colour.AUTO.on(colourful));
    assertFalse(Colour.AUTO.on(Terminal.NONE));
    assertTrue(Colour.ALWAYS.on(Terminal.NONE));
    assertFalse(Colour.NEVER.on(colourful));
  }
}
