package io.github.threadwright;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void doesEachOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1000);
    try (Workers workers = new Workers(4)) {
      workers.forEach(1000, done::incrementAndGet);
      workers.forEach(0, done::incrementAndGet);
    }
    int[] once = new int[1000];
    Arrays.fill(once, 1);
    int[] counts = new int[1000];
    Arrays.setAll(counts, done::get);
    assertArrayEquals(once, counts);
  }

  @Test
  void throwsWhatTheWorkThrows() {
    OutOfMemoryError error = new OutOfMemoryError();
    try (Workers workers = new Workers(2)) {
      OutOfMemoryError thrown =
          assertThrows(
              OutOfMemoryError.class,
              () ->
                  workers.forEach(
                      10,
                      i -> {
                        if (i == 5) {
                          throw error;
                        }
                      }));
      assertSame(error, thrown);
    }
  }

  @Test
  void itsThreadsHaveADeepStack() {
    try (Workers workers = new Workers(1)) {
      workers.forEach(1, i -> descend(100_000));
    }
  }

  private static int descend(int depth) {
    return depth == 0 ? 0 : 1 + descend(depth - 1);
  }
}
