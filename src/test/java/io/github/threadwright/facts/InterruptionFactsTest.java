package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.facts.Fact.InterruptionCaught;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionFactsTest {
  private static final String MEMBERS =
      "volatile boolean running; boolean stopped; Object log; void give(Exception e) { log = e; }"
          + " void restore() { Thread.currentThread().interrupt(); } void nothing() { } ";

  private static FactsOf handler(String statements) {
    return FactsOf.members(
        MEMBERS
            + "void m() throws Exception { try { Thread.sleep(1); } catch (InterruptedException e)"
            + " { "
            + statements
            + " } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "e.printStackTrace();",
        "System.err.println(\"interrupted \" + e.getMessage());",
        "nothing();",
        "Thread.interrupted();",
        "int left = 3;",
        "System.err.println(String.valueOf(e));",
      })
  void endsHere(String statements) {
    assertFalse(handler(statements).only(InterruptionCaught.class).wrapped());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw e;",
        "throw new InterruptedIOException();",
        "Thread.currentThread().interrupt();",
        "Thread t = Thread.currentThread(); t.interrupt();",
        "restore();",
        "stopped = true;",
        "give(e);",
        "Exception kept = e;",
        "if (running) { throw e; }",
        "System.exit(1);",
      })
  void goesOn(String statements) {
    assertEquals(List.of(), handler(statements).all(InterruptionCaught.class));
  }

  @Test
  void anotherExceptionTakesItsPlace() {
    assertTrue(
        handler("throw new IllegalStateException(e);").only(InterruptionCaught.class).wrapped());
  }

  @ParameterizedTest
  @CsvSource({
    "for (;;) { WAIT if (running) return; }, true",
    "for (;;) { if (running) break; WAIT }, true",
    "while (running) { WAIT }, true",
    "for (;;) { WAIT if (log == null) return; }, false",
    "for (;;) { WAIT }, false",
  })
  void aLoopAsksInItsConditionOrOnTheWay(String loop, boolean asked) {
    String wait = "try { Thread.sleep(1); } catch (InterruptedException e) { }";
    FactsOf facts = FactsOf.members(MEMBERS + "void m() { " + loop.replace("WAIT", wait) + " }");
    assertEquals(asked, facts.only(InterruptionCaught.class).asked());
  }

  @ParameterizedTest
  @CsvSource({
    "'return; // all is done', true",
    "'// all is done\n return;', true",
    "'return;', false",
    "'nothing(); // all is done\n', false",
  })
  void aCommentBesideAJumpSaysThatItIsMeant(String statements, boolean meant) {
    assertEquals(
        meant,
        handler(statements.translateEscapes() + "\n").only(InterruptionCaught.class).meant());
  }

  @ParameterizedTest
  @CsvSource({
    "Runnable r = this::m;, true",
    "Object o = new Thread(this::m);, true",
    "java.util.function.Supplier<Object> s = this::toString;, false",
  })
  void aReferenceHandsItsMethodOver(String statement, boolean task) {
    FactsOf facts =
        FactsOf.members(
            "void m() { try { Thread.sleep(1); } catch (InterruptedException e) { } } void n() { "
                + statement
                + " }");
    assertEquals(task, facts.only(InterruptionCaught.class).task());
  }

  @Test
  void aBroadHandlerNeedsAWaitOfItsOwn() {
    String wait = "try { Thread.sleep(1); } catch (Exception e) { }";
    String noWait = "try { new Object().hashCode(); } catch (Exception e) { }";
    String caught =
        "try { try { Thread.sleep(1); } finally { } } catch (InterruptedException e) { throw e; }"
            + " catch (Exception e) { }";
    assertTrue(FactsOf.statements(wait).only(InterruptionCaught.class).broad());
    assertEquals(List.of(), FactsOf.statements(noWait).all(InterruptionCaught.class));
    assertEquals(List.of(), FactsOf.statements(caught).all(InterruptionCaught.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { Thread.sleep(1); } catch (InterruptedException e) { }",
        "while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { return; } }",
        "while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { break; } }",
        "try { while (true) { Thread.sleep(1); } } catch (InterruptedException e) { }",
      })
  void nothingFollows(String statements) {
    assertTrue(FactsOf.statements(statements).only(InterruptionCaught.class).leaves());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { } }",
        "while (true) { while (true) { try { Thread.sleep(1); } catch (InterruptedException e) {"
            + " break; } } }",
        "try { Thread.sleep(1); } catch (InterruptedException e) { } Thread.sleep(2);",
      })
  void anotherWaitMayFollow(String statements) {
    assertFalse(FactsOf.statements(statements).only(InterruptionCaught.class).leaves());
  }

  @Test
  void aFlagIsAskedInALoop() {
    String loop = "while (running) { try { Thread.sleep(1); } catch (InterruptedException e) { } }";
    assertTrue(
        FactsOf.members(MEMBERS + "void m() { " + loop + " }")
            .only(InterruptionCaught.class)
            .asked());
  }

  private static InterruptionCaught caught(String statements) {
    return FactsOf.members(MEMBERS + "boolean m() { " + statements + " }")
        .only(InterruptionCaught.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "InterruptedException ignored | ",
        "InterruptedException ex      | // never happens",
        "InterruptedException ex      | /* woken up */",
      })
  void nothingIsToBeDone(String parameter, @Nullable String comment) {
    String inside = comment == null ? "" : comment + "\n";
    assertTrue(
        caught("try { Thread.sleep(1); } catch (" + parameter + ") {" + inside + "} return true;")
            .meant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/**/", "// TODO Auto-generated", "// Restore the status", "int i = 0; // x"})
  void nobodySaysThatNothingIsToBeDone(String inside) {
    assertFalse(
        caught(
                "try { Thread.sleep(1); } catch (InterruptedException e) {"
                    + inside
                    + "\n} return true;")
            .meant());
  }

  @Test
  void theNameOfTheMethodSaysIt() {
    String sleep = "() { try { Thread.sleep(1); } catch (InterruptedException e) { } }";
    assertTrue(
        FactsOf.members("void sleepUninterruptibly" + sleep)
            .only(InterruptionCaught.class)
            .meant());
    assertFalse(
        FactsOf.members("void sleepInterruptibly" + sleep).only(InterruptionCaught.class).meant());
  }

  @ParameterizedTest
  @CsvSource({
    "Thread.sleep(1);, true",
    "wait(10);, true",
    "wait();, false",
    "while (running) { wait(10); }, false",
    "wait(10); wait();, false",
  })
  void aLimitedWaitEndsByItself(String wait, boolean limited) {
    assertEquals(
        limited,
        caught("try { " + wait + " } catch (InterruptedException e) { } return true;").limited());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { try { wait(); } catch (InterruptedException e) { } }",
        "while (true) { try { wait(); } catch (InterruptedException e) { continue; } }",
        "for (;;) { switch (1) { case 1: try { wait(); } catch (InterruptedException e) { } break;"
            + " default: } }",
        "while (true) { for (;;) { try { wait(); } catch (InterruptedException e) { } break; } }",
      })
  void aLoopGoesOn(String statements) {
    assertTrue(caught(statements).loops());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { try { wait(); } catch (InterruptedException e) { break; } } return true;",
        "while (true) { try { wait(); } catch (InterruptedException e) { return false; } }",
        "while (true) { try { wait(); } catch (InterruptedException e) { } return true; }",
        "int left = 9; while (left > 0) { try { wait(); } catch (InterruptedException e) { left ="
            + " 0; } } return true;",
      })
  void noLoopGoesOn(String statements) {
    assertFalse(caught(statements).loops());
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "log = null;, true",
    "return;, true",
    "log.notify();, false",
  })
  void theCodeEnds(String after, boolean ends) {
    String wait = "void m() { try { wait(); } catch (InterruptedException e) { } " + after + " }";
    assertEquals(ends, FactsOf.members(MEMBERS + wait).only(InterruptionCaught.class).ends());
  }

  @Test
  void aConstantIsReturnedAtOnce() {
    String wait = "try { wait(); } catch (InterruptedException e) { } ";
    assertTrue(caught(wait + "return false;").answers());
    assertFalse(caught(wait + "return running;").answers());
    assertFalse(caught(wait + "log.notify(); return false;").answers());
  }

  @Test
  void theFlagIsSetByWhatFollows() {
    String wait = "try { wait(); } catch (InterruptedException e) { } ";
    assertEquals(
        List.of(),
        FactsOf.statements(wait + "Thread.currentThread().interrupt();")
            .all(InterruptionCaught.class));
    assertEquals(
        1,
        FactsOf.statements("Thread t = null; " + wait + "t.interrupt();")
            .all(InterruptionCaught.class)
            .size());
  }

  @Test
  void aHandlerThatDecidesWhetherToLeaveAsks() {
    String loop =
        "while (true) { try { wait(); } catch (InterruptedException e) { if (running) break; } }";
    assertTrue(caught(loop + " return true;").asked());
  }
}
