package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  @Test
  void offersTheNearest() {
    assertEquals(
        Optional.of("network"), NearestWord.of("netwrok", List.of("native", "network", "never")));
    assertEquals(
        Optional.of("a"),
        NearestWord.of("c", List.of("b", "a")),
        "the first of equals, whatever the order");
  }

  @Test
  void offersNothingFarFetched() {
    assertEquals(Optional.empty(), NearestWord.of("database", List.of("file", "queue")));
  }

  @Test
  void listsAllWhenNothingIsNear() {
    assertTrue(NearestWord.cure("database", List.of("file", "queue")).contains("file, queue"));
  }
}
