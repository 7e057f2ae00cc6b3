package io.github.threadwright.source.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReleasesTest {
  @Test
  void readsLikeARulePage() {
    assertEquals("8..", Releases.between(8, 25).toString());
    assertEquals("21..23", Releases.between(21, 23).toString());
    assertEquals("19", Releases.between(19, 19).toString());
    assertEquals("25..", Releases.between(25, 25).toString());
    assertEquals("none", Releases.NONE.toString());
    int gap = Releases.between(8, 10).mask() | Releases.between(21, 25).mask();
    assertEquals("8..10, 21..", new Releases(gap).toString());
  }

  @Test
  void knowsItsEnds() {
    Releases releases = Releases.between(21, 23);
    assertEquals(21, releases.since());
    assertEquals(23, releases.until());
    assertTrue(releases.contains(22));
    assertFalse(releases.contains(24));
    assertFalse(releases.contains(7));
    assertFalse(releases.contains(99));
    assertThrows(IllegalStateException.class, Releases.NONE::since);
    assertThrows(IllegalStateException.class, Releases.NONE::until);
  }

  @Test
  void refusesReleasesItHasNoBitFor() {
    assertThrows(IllegalArgumentException.class, () -> Releases.between(8, 26));
    assertThrows(IllegalArgumentException.class, () -> new Releases(-1));
  }
}
