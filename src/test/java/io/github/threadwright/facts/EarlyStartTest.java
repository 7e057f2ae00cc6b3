package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyStartTest {
  /** The early start that the first call of {@code start} in the file is. */
  private static @Nullable EarlyStart in(String text) {
    FileIndex index = FactsOf.files(text).facts().index();
    for (CodePlace place : index.places()) {
      List<Node> starts =
          place
              .body()
              .all()
              .filter(node -> node instanceof Node.Call call && call.name().equals("start"))
              .toList();
      if (!starts.isEmpty()) {
        return EarlyStart.of(index, place, (Node.Call) starts.get(0));
      }
    }
    throw new AssertionError("nothing is started in " + text);
  }

  private static @Nullable EarlyStart inConstructor(String statements) {
    return in(
        "class A { int n; final Thread t = new Thread(this::work); void work() { } static void"
            + " idle() { } A(Thread given, Runnable task) { "
            + statements
            + " } class Inner extends Thread { public void run() { work(); } }"
            + " static class Nested extends Thread { } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t.start();",
        "this.t.start();",
        "new Thread(this::work).start();",
        "new Thread(() -> work()).start();",
        "new Thread(() -> n++).start();",
        "new Thread(new Runnable() { public void run() { work(); } }).start();",
        "new Thread() { public void run() { n = 1; } }.start();",
        "new Inner().start();",
        "Thread own = new Thread(this::work); own.setDaemon(true); own.start();",
        "Thread.ofVirtual().start(this::work);",
      })
  void theThreadSeesTheObject(String statements) {
    assertNotNull(inConstructor(statements));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "given.start();",
        "new Thread(task).start();",
        "new Thread(A::idle).start();",
        "new Thread(() -> idle()).start();",
        "new Nested().start();",
        "Runnable later = () -> t.start();",
      })
  void itDoesNot(String statements) {
    assertNull(inConstructor(statements));
  }

  @Test
  void whatFollowsCounts() {
    assertEquals(new EarlyStart(true, null), inConstructor("n = 1; t.start();"));
    assertEquals(new EarlyStart(false, null), inConstructor("t.start(); n = 1;"));
    assertEquals(new EarlyStart(false, null), inConstructor("t.start(); work();"));
  }

  @Test
  void subclassesComeLater() {
    String type = " class A extends Thread { A() { start(); } } ";
    assertEquals(new EarlyStart(true, null), in(type));
    assertEquals(new EarlyStart(true, false), in("final" + type));
    assertEquals(new EarlyStart(true, true), in(type + "class B extends A { }"));
  }

  @Test
  void aPrivateMethodOfTheConstructorIsAPartOfIt() {
    String begin = "private void begin() { new Thread(this::work).start(); } void work() { } ";
    assertEquals(
        new EarlyStart(false, null), in("class A { int n; A() { begin(); n = 1; } " + begin + "}"));
    assertNull(in("class A { A() { begin(); } void again() { begin(); } " + begin + "}"));
  }

  @Test
  void otherMethodsAreNot() {
    assertNull(in("class A { void m() { new Thread(this::work).start(); } void work() { } }"));
  }
}
