package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.knowledge.PageExample.Marker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageExampleTest {
  private final List<Marker> broken = new ArrayList<>();

  @Test
  void findsMarkersByLine() {
    String code =
        "a(); // expect: one\n\nb(); //expect: two , three-3\nc(); // expected: nothing\n";
    assertEquals(
        List.of(new Marker(1, "one"), new Marker(3, "two"), new Marker(3, "three-3")),
        PageExample.markers(code, broken));
    assertEquals(List.of(), broken);
  }

  @Test
  void takesNothingForAMarkerThatNamesNoRule() {
    assertEquals(
        List.of(new Marker(1, "one")),
        PageExample.markers("a(); // expect: one,\nb(); // expect: Two three", broken));
    assertEquals(List.of(new Marker(1, ""), new Marker(2, "Two three")), broken);
  }
}
