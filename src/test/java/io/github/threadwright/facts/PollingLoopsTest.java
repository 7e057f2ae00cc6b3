package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingLoopsTest {
  private static final String MEMBERS =
      "boolean plain; volatile boolean done; AtomicInteger n; Future<A> future; A next; int[]"
          + " items; int count; boolean isDone() { return done; } boolean isEmpty() { return next"
          + " == null; } void go() { System.gc(); } ";

  private static List<String> in(String body) {
    return FactsOf.members(MEMBERS + "void f(long end, Thread t) throws Exception { " + body + " }")
        .all(Fact.Polling.class)
        .stream()
        .map(
            fact ->
                fact.asked()
                    + " "
                    + fact.pause()
                    + (fact.safe() ? "" : " unsafe")
                    + (fact.limited() ? " limited" : ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "while (!plain) { }                                             | plain NONE unsafe",
        "while (!plain);                                                | plain NONE unsafe",
        "for (; !done; ) { Thread.yield(); }                            | done YIELD",
        "while (!done) { Thread.sleep(0); }                             | done YIELD",
        "while (!done) { Thread.onSpinWait(); }                         | done HINT",
        "do { Thread.sleep(9); } while (!plain);                        | plain SLEEP unsafe",
        "while (true) { if (done) break; Thread.sleep(9); }             | done SLEEP",
        "while (true) { if (done) { return; } LockSupport.parkNanos(9); } | done PARK",
        "while (n.get() < 5) { TimeUnit.SECONDS.sleep(1); }             | n.get() SLEEP",
        "while (!future.isDone()) Thread.sleep(9);                      | future.isDone() SLEEP",
        "while (t.isAlive()) { try { Thread.sleep(9); } catch (InterruptedException e) { return; }"
            + " } | t.isAlive() SLEEP",
        "while (!isDone()) Thread.sleep(9);                             | done SLEEP",
        "while (!isEmpty()) Thread.sleep(9);                            | next SLEEP unsafe",
        "boolean seen = false; while (!seen) { seen = done; Thread.sleep(9); } | done SLEEP",
        "long left = 5; while (!done && left > 0) { Thread.sleep(9); left = end -"
            + " System.nanoTime(); } | done SLEEP limited",
        "int i = 0; while (!done && i++ < 5) Thread.sleep(9);           | done SLEEP limited",
        "while (!done && System.nanoTime() < end) Thread.sleep(9);      | done SLEEP limited",
        "while (!done) { if (System.nanoTime() > end) throw new Exception(); Thread.sleep(9); } |"
            + " done SLEEP limited",
      })
  void ofALoop(String body, String expected) {
    assertEquals(List.of(expected), in(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (!done) { go(); Thread.sleep(9); }",
        "while (true) { Thread.sleep(9); }",
        "while (System.nanoTime() < end) { Thread.sleep(9); }",
        "while (!done) { plain = true; }",
        "A at = this; while (at.next != null) at = at.next;",
        "A at = this; A more; while ((more = at.next) != null) at = more;",
        "for (int i = 0; i < count; i++) { if (items[i] == 5) return; }",
        "int i = 0; while (items[i] != 0) i++;",
        "for (int low = 0, high = count - 1; low <= high; ) { int middle = low + high; if (middle >"
            + " 5) high = middle; else low = middle; }",
        "long left = 5; while (left > 0) { left = left - count; }",
        "while (!n.compareAndSet(1, 2)) { }",
        "while (!done) { System.out.println(1); Thread.sleep(9); }",
        "while (!done) { synchronized (this) { wait(); } }",
        "for (String s : List.of()) { if (done) return; }",
      })
  void noneOfIt(String body) {
    assertEquals(List.of(), in(body));
  }
}
