package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionFactsTest {

  private static Fact.ConditionWait in(String statements) {
    return FactsOf.members(
            "boolean ready; Lock lock; Condition c; Object mutex; void m() throws Exception { "
                + statements
                + " }")
        .only(Fact.ConditionWait.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synchronized (mutex) { while (!ready) mutex.wait(); }",
        "while (!ready) { c.await(); }",
        "do { c.await(1, TimeUnit.SECONDS); } while (!ready);",
        "for (;;) { if (ready) break; wait(); }",
        "while (!ready) { try { wait(); } catch (InterruptedException e) { } }",
      })
  void inALoop(String statements) {
    assertNotNull(in(statements).loop());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (!ready) wait();",
        "wait(10);",
        "c.awaitNanos(3);",
        "c.awaitUninterruptibly();",
        "while (c.await(1, TimeUnit.SECONDS)) { }",
        "while (!ready) { Runnable r = () -> { try { c.await(); } catch (InterruptedException e) { } }; }",
      })
  void inNone(String statements) {
    assertNull(in(statements).loop());
  }

  @Test
  void anIfIsTheGuard() {
    assertNotNull(in("if (!ready) wait();").guard());
    assertNull(in("wait();").guard());
    assertNull(in("if (!ready) { while (!ready) wait(); }").guard());
  }

  @Test
  void limitsAreSeen() {
    assertTrue(in("wait(10);").limited());
    assertTrue(in("c.awaitNanos(3);").limited());
    assertFalse(in("c.await();").limited());
  }

  @Test
  void wrappersDelegate() {
    assertTrue(
        FactsOf.members("Condition c; void await() throws Exception { c.await(); }")
            .only(Fact.ConditionWait.class)
            .delegates());
    assertFalse(in("c.await();").delegates());
    assertTrue(
        FactsOf.files(
                "abstract class C implements Condition { Condition inner; public void await() throws InterruptedException { inner.await(); } }")
            .only(Fact.ConditionWait.class)
            .delegates());
  }

  @Test
  void otherMethodsOfThatNameAreNoConditions() {
    assertEquals(
        List.of(),
        FactsOf.members(
                "void wait(String s) { } void m(CountDownLatch l) throws Exception { l.await(); wait(\"\"); }")
            .all(Fact.ConditionWait.class));
  }
}
