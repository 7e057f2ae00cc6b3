package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.facts.Fact.ThreadCreated.Ends;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadFactsTest {
  private static final String FIELDS =
      "volatile boolean running; Thread worker; static final Thread OWN = null;"
          + " BlockingQueue<Runnable> queue; ServerSocket server; Runnable given; ";

  private static Fact.ThreadCreated in(String statements) {
    return FactsOf.members(
            FIELDS
                + "void work() { } void loop() { while (running) { work(); } } void m(List<URL>"
                + " urls) throws Exception { "
                + statements
                + " }")
        .only(Fact.ThreadCreated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(() -> work()).start();",
        "new Thread(this::work).start();",
        "new Thread(new Runnable() { public void run() { work(); } }).start();",
        "Runnable r = () -> work(); new Thread(r).start();",
        "new Thread() { public void run() { work(); } }.start();",
        "new Thread(() -> { for (int i = 0; i < 9; i++) work(); }).start();",
        "new Thread(() -> { for (URL u : urls) u.getHost(); }).start();",
        "new Thread(() -> { while (true) { if (urls.isEmpty()) break; work(); } }).start();",
        "new Thread(() -> { try { urls.get(0).openStream(); } catch (IOException e) { }"
            + " }).start();",
        "new Thread(() -> { BufferedReader in = null; try { while (in.readLine() != null) { } }"
            + " catch (IOException e) { } }).start();",
        "Thread t = new Thread(() -> work()); t.start();",
        "Thread.ofPlatform().start(() -> work());",
      })
  void aTaskWithAnEnd(String statements) {
    Fact.ThreadCreated thread = in(statements);
    assertEquals(Ends.YES, thread.ends());
    assertTrue(thread.started());
    assertFalse(thread.keptInField());
    assertNotNull(thread.runs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(() -> { while (true) work(); }).start();",
        "new Thread(() -> { for (;;) work(); }).start();",
        "new Thread(() -> { while (running) work(); }).start();",
        "new Thread(() -> { while (true) { if (!running) return; work(); } }).start();",
        "new Thread(() -> loop()).start();",
        "new Thread(this::loop).start();",
        "new Thread(() -> { while (!Thread.currentThread().isInterrupted()) work(); }).start();",
        "new Thread(() -> { while (true) { try { Thread.sleep(10); work(); } catch"
            + " (InterruptedException e) { return; } } }).start();",
        "new Thread(() -> { try { while (true) { Runnable r = queue.take(); if (r == null) break;"
            + " r.run(); } } catch (InterruptedException e) { } }).start();",
        "new Thread(() -> { try { while (!server.isClosed()) { server.accept(); } } catch"
            + " (IOException e) { } }).start();",
      })
  void aServiceHasNone(String statements) {
    assertEquals(Ends.NO, in(statements).ends());
  }

  @Test
  void whatIsNotVisibleIsNotKnown() {
    Fact.ThreadCreated thread = in("new Thread(given).start();");
    assertEquals(Ends.UNKNOWN, thread.ends());
    assertNull(thread.runs());
    assertEquals(Ends.UNKNOWN, in("new Thread(() -> given.run()).start();").ends());
  }

  @Test
  void aSubclassOfTheProjectIsAThread() {
    FactsOf facts =
        FactsOf.files(
            "class A { void m() { Worker w = new Worker(); w.setDaemon(true); w.start(); } }",
            "class Worker extends Thread { @Override public void run() { while (true) { } } }");
    Fact.ThreadCreated thread = facts.only(Fact.ThreadCreated.class);
    assertEquals(Ends.NO, thread.ends());
    assertEquals(List.of("daemon"), thread.settings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(given);",
        "Thread t = new Thread(given);",
        "Thread t = new Thread(given); t.setDaemon(true); t.join();",
        "Thread t; t = new Thread(given, \"t\"); if (t.isAlive()) work();",
        "new Thread() { public void run() { work(); } };",
        "Thread.ofPlatform().unstarted(given);",
      })
  void nobodyCanStartIt(String statements) {
    assertTrue(in(statements).dropped());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(given).start();",
        "Thread t = new Thread(given); if (running) t.start();",
        "Thread t = new Thread(given); Runnable r = () -> t.start();",
        "Thread t = new Thread(given); new Object() { void go() { t.start(); } };",
        "worker = new Thread(given);",
        "Runtime.getRuntime().addShutdownHook(new Thread(given));",
        "List<Thread> all = new ArrayList<>(); all.add(new Thread(given));",
        "Thread[] all = { new Thread(given) };",
        "new Thread(given) { { start(); } };",
        "new Thread(given).run();",
      })
  void somebodyMay(String statements) {
    assertFalse(in(statements).dropped());
  }

  @Test
  void settingsAreCollected() {
    assertEquals(
        List.of("daemon", "handler", "name", "priority"),
        in("Thread t = new Thread(this::work, \"w\"); t.setDaemon(true); t.setPriority(1);"
                + " t.setUncaughtExceptionHandler(null); t.start();")
            .settings());
    assertEquals(
        List.of("builder", "daemon", "name"),
        in("Thread.ofPlatform().name(\"x\").daemon().start(this::work);").settings());
    assertEquals(
        List.of("builder", "virtual"), in("Thread.ofVirtual().unstarted(this::work);").settings());
    assertEquals(List.of("virtual"), in("Thread.startVirtualThread(this::work);").settings());
  }

  @Test
  void aThreadInAFieldIsKept() {
    Fact.ThreadCreated thread = in("worker = new Thread(this::work); worker.start();");
    assertTrue(thread.keptInField());
    assertTrue(thread.started());
    assertTrue(in("Thread t = new Thread(this::work); worker = t; t.start();").keptInField());
    assertFalse(
        in("List<Thread> ts = new ArrayList<>(); Thread t = new Thread(this::work); ts.add(t);"
                + " t.start();")
            .keptInField());
  }

  @Test
  void threadsInACollectionAreStartedLater() {
    Fact.ThreadCreated thread =
        in(
            "Thread[] ts = new Thread[4]; for (int i = 0; i < 4; i++) { ts[i] = new"
                + " Thread(this::work); } for (Thread t : ts) t.start();");
    assertTrue(thread.started());
    assertFalse(thread.keptInField());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Runtime.getRuntime().addShutdownHook(new Thread(this::work));",
        "ThreadFactory f = r -> new Thread(r);",
        "ThreadFactory f = r -> { Thread t = new Thread(r); t.setDaemon(true); return t; };",
        "ThreadFactory f = new ThreadFactory() { public Thread newThread(Runnable r) { return new"
            + " Thread(r); } };",
      })
  void whoHandsItOnHasNoTask(String statements) {
    Fact.ThreadCreated thread = in(statements);
    assertTrue(thread.settings().contains("handed-on"), thread.settings().toString());
    assertFalse(thread.started());
  }
}
