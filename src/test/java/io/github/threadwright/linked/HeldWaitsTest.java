package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.Fact;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which waits a lock is blamed for, and what speaks for holding it. */
class HeldWaitsTest {
  private static final String QUICK = " int n; synchronized int n() { return n; } ";

  private static final String NAP =
      "class Nap { void nap() throws Exception { Thread.sleep(10); } }";

  private static List<String> of(String... files) {
    LinkedOf linked = LinkedOf.files(files);
    return linked.files().stream()
        .flatMap(file -> HeldWaits.of(linked.program(), file).stream())
        .map(HeldWaitsTest::text)
        .toList();
  }

  private static String text(HeldWait wait) {
    String facts = wait.facts().stream().map(Fact::text).collect(Collectors.joining(", "));
    return wait.doubts().isEmpty() ? facts : facts + " " + wait.doubts().stream().sorted().toList();
  }

  @Test
  void theWayFromTheLockToTheWaitIsShown() {
    assertEquals(
        List.of("holds the lock this, calls Nap.nap, Thread.sleep sleeps"),
        of(
            NAP,
            "class A { Nap nap = new Nap();"
                + QUICK
                + "synchronized void use(Nap other) throws Exception { other.nap(); } }"));
  }

  @Test
  void theInnermostLockIsBlamed() {
    assertEquals(
        List.of("holds the lock b, Thread.sleep sleeps [NOBODY_ELSE]"),
        of(
            "class A { final Object a = new Object(), b = new Object();"
                + " void x() throws Exception { synchronized (a) { synchronized (b) {"
                + " Thread.sleep(1); } } } }"));
    assertEquals(
        List.of("holds the lock this, Thread.sleep sleeps"),
        of(
            "class A { final Object a = new Object();"
                + QUICK
                + "void x() throws Exception { synchronized (a) { y(); } }"
                + " synchronized void y() throws Exception { Thread.sleep(1); } }"));
  }

  @Test
  void aWaitOnTheConditionOfTheLockLetsGoOfIt() {
    assertEquals(
        List.of(),
        of(
            "class A { boolean b; synchronized void x() throws Exception { y(); }"
                + " synchronized void y() throws Exception { while (!b) wait(); } }"));
    assertEquals(
        List.of(),
        of(
            "class Gate { boolean b; synchronized void pass() throws Exception {"
                + " while (!b) wait(); } }",
            "class A { final Gate gate = new Gate(); void x() throws Exception {"
                + " synchronized (gate) { gate.pass(); } } }"));
    assertEquals(
        List.of(
            "holds the lock this, calls Gate.pass, Gate.wait waits to be notified"
                + " [NOBODY_ELSE]"),
        of(
            "class Gate { boolean b; synchronized void pass() throws Exception {"
                + " while (!b) wait(); } }",
            "class A { final Gate gate = new Gate(); synchronized void x() throws Exception {"
                + " gate.pass(); } }"));
  }

  @Test
  void ofOneLockTheNearestWaitIsToldFirst() {
    assertEquals(
        List.of(
            "holds the lock this, calls Nap.nap, Thread.sleep sleeps",
            "holds the lock this, Thread.sleep sleeps"),
        of(
                NAP,
                "class A { "
                    + QUICK
                    + "synchronized void far(Nap nap) throws Exception { nap.nap(); }"
                    + " synchronized void near() throws Exception { Thread.sleep(9); } }")
            .stream()
            .map(text -> text.replace(" [ANOTHER_IS_NEARER]", ""))
            .toList());
  }

  @Test
  void whatTheLockIsForSpeaksForIt() {
    assertEquals(
        List.of(
            "holds the lock this, calls new Socket, new Socket waits on the network"
                + " [KEEPS_THE_RESULT, LIFE_CYCLE]"),
        of(
                "class A { Socket socket; "
                    + QUICK
                    + "synchronized void connect() throws Exception {"
                    + " socket = new Socket(\"h\", 1); } }")
            .stream()
            .map(text -> text.replace("this, new", "this, calls new Socket, new"))
            .toList());
    assertEquals(
        List.of(),
        of(
            "class A { final Semaphore free = new Semaphore(1); synchronized void x() throws"
                + " Exception { free.acquire(); } }"));
  }

  @Test
  void whatRunsLaterIsNotUnderTheLock() {
    assertEquals(
        List.of(),
        of(
            NAP,
            "class A { "
                + QUICK
                + "synchronized void x(ExecutorService pool, Nap nap) { pool.submit(() -> {"
                + " nap.nap(); return 1; }); } }"));
  }

  @Test
  void theCodeOfTheProjectSaysMoreThanTheCatalogue() {
    assertEquals(
        List.of(),
        of(
            "class Fake extends Thread { "
                + QUICK
                + "synchronized void x(Still s) throws Exception { s.call(); } }",
            "class Still implements Callable<Integer> { public Integer call() { return 1; } }"));
  }

  @Test
  void aConnectionBehindAPartOfTheObjectIsGuardedToo() {
    String transport =
        "class Transport { Socket socket; void send() throws Exception {"
            + " socket.getOutputStream().write(1); } }";
    assertEquals(
        List.of(
            "holds the lock this, calls Transport.send, OutputStream.write waits on the network"
                + " [GUARDS_A_PART]"),
        of(
            transport,
            "class A { private final Transport transport = new Transport(); "
                + QUICK
                + "synchronized void x() throws Exception { transport.send(); } }"));
    assertEquals(
        List.of(
            "holds the lock this, calls Transport.send, OutputStream.write waits on the network"),
        of(
            transport,
            "class A { private final Transport transport = new Transport(); "
                + QUICK
                + "synchronized void x() throws Exception { transport.send(); }"
                + " boolean isOpen() { return transport.socket != null; } }"));
  }

  @Test
  void mapsTransactionsAndInitialisersHoldSomethingToo() {
    assertEquals(
        List.of(
            "computes the value while the map holds a lock of its own, calls Nap.nap,"
                + " Thread.sleep sleeps"),
        of(
            "class Nap { static int nap(String s) { try { Thread.sleep(1); }"
                + " catch (InterruptedException e) { } return 1; } }",
            "class A { private final Map<String, Integer> map = new ConcurrentHashMap<>(), own ="
                + " new HashMap<>(); void x() { map.computeIfAbsent(\"\", k -> Nap.nap(k));"
                + " own.computeIfAbsent(\"\", k -> Nap.nap(k)); } }"));
    assertEquals(
        List.of("initialises the class A, calls A.nap, Thread.sleep sleeps"),
        of(
            "class A { static int n = nap(); int m = nap(); static Supplier<Integer> s = () ->"
                + " nap(); static int nap() { try { Thread.sleep(1); }"
                + " catch (InterruptedException e) { } return 1; } }"));
    assertEquals(
        List.of("begins a transaction, new Socket waits on the network"),
        of(
            "class A { void x(java.sql.Connection c) throws Exception { c.setAutoCommit(false);"
                + " new Socket(\"h\", 1); c.commit(); new Socket(\"h\", 1); }"
                + " void y(java.sql.Connection c) throws Exception { c.setAutoCommit(true);"
                + " new Socket(\"h\", 1); c.commit(); } }"));
  }

  @Test
  void aVirtualThreadIsPinnedByAMonitorOfItsWay() {
    assertEquals(
        List.of(
            "creates a virtual thread, calls A.run, holds the lock lock, calls Nap.nap,"
                + " Thread.sleep sleeps"),
        of(
                NAP,
                "class A { final Object lock = new Object(); final Nap nap = new Nap();"
                    + " void x() { Thread.startVirtualThread(() -> run()); }"
                    + " void run() { synchronized (lock) { nap.nap(); } }"
                    + " void other() { synchronized (lock) { nap.nap(); } } }")
            .stream()
            .filter(text -> text.startsWith("creates"))
            .toList());
  }

  @Test
  void locksInOtherClothesAreLocks() {
    String guard =
        "class Guard implements AutoCloseable { final java.util.concurrent.locks.Lock lock ="
            + " new java.util.concurrent.locks.ReentrantLock();"
            + " Guard open() { lock.lock(); return this; } void release() { lock.unlock(); }"
            + " public void close() { release(); } }";
    assertEquals(
        List.of("holds the lock guard, Thread.sleep sleeps"),
        of(
            guard,
            "class A { private final Guard guard = new Guard(); int n; int n() {"
                + " try (Guard g = guard.open()) { return n; } }"
                + " void x() throws Exception { try (Guard g = guard.open()) { Thread.sleep(1); }"
                + " Thread.sleep(2); } }"));
    assertEquals(
        List.of(),
        of(
            "class Store implements AutoCloseable { final java.util.concurrent.locks.Lock lock ="
                + " new java.util.concurrent.locks.ReentrantLock(); int n; Store() { lock.lock();"
                + " try { n = 1; } finally { lock.unlock(); } } public void close() {"
                + " lock.lock(); try { n = 0; } finally { lock.unlock(); } } }",
            "class A { void x(String s) throws Exception { try (Store store = new Store()) {"
                + " Thread.sleep(1); } } }"));
    assertEquals(
        List.of("holds the lock permit, Thread.sleep sleeps [NOBODY_ELSE]"),
        of(
            "class A { private final Semaphore permit = new Semaphore(1), many = new Semaphore(9);"
                + " void x() throws Exception { permit.acquire(); try { Thread.sleep(1); }"
                + " finally { permit.release(); } Thread.sleep(2); }"
                + " void y() throws Exception { many.acquire(); try { Thread.sleep(1); }"
                + " finally { many.release(); } } }"));
  }
}
