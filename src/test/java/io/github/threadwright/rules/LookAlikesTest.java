package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cases beside those that the pages show: a member of a class, and the findings in it as "rule
 * confidence".
 */
class LookAlikesTest {
  private static final String HEAD =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      @interface GuardedBy { String value(); }
      @interface NotThreadSafe {}
      """;

  private final Bench bench = Bench.shipped();

  private List<String> findings(String code) {
    return bench.scan(HEAD + code, 21).findings().stream()
        .map(f -> f.rule() + " " + f.confidence().name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volatile int n; void f() { n += 2; }                                    | low",
        "volatile int n; void f() { n = n + 1; }                                 | low",
        "volatile int n; A a; void f() { this.n--; }                             | low",
        "volatile Integer n = 0; void f() { n++; }                               | low",
        "volatile boolean on; void f() { on = !on; }                             | low",
        "static volatile int n; A() { n++; }                                     | medium",
        "static volatile int n; { n++; }                                         | medium",
        "volatile int n; A() { Runnable r = () -> n++; r.run(); }                | low",
        "volatile List<String> l; void f() { l = new ArrayList<>(l); }           | low",
        "volatile int n; A a() { return this; } void f() { a().n++; }            | low",
        "volatile int n; void f(A a) { a.n++; }                                  | low",
        "volatile int n; void f(ExecutorService e) { e.execute(() -> n++); }     | medium",
        "volatile int n; void f(ExecutorService e) { e.submit(this::g); } void g() { n++; } |"
            + " medium",
        "volatile int n; void f(ExecutorService e) { e.execute(() -> g()); } void g() { h(); } void"
            + " h() { n++; } | medium",
        "volatile int n; void f(List<A> l) { l.forEach(a -> n++); }              | low",
        "volatile int n; A() { n++; }                                            | none",
        "volatile int n; { n++; }                                                | none",
        "static volatile int n; static { n++; }                                  | none",
        "volatile int n; static A f() { A a = new A(); a.n++; return a; }        | none",
        "volatile int n; @GuardedBy(\"this\") void f() { n++; }                  | none",
        "@GuardedBy(\"this\") volatile int n; void f() { n++; }                  | none",
        "volatile int n; @SuppressWarnings(\"NonAtomicVolatileUpdate\") void f() { n++; } | none",
        "volatile int n; void f() { assert Thread.holdsLock(this); n++; }        | none",
        "volatile int n; void f() { synchronized (this) { n++; } }               | none",
        "int n; void f() { n++; }                                                | none",
        "volatile int n; int m; void f() { n = m + 1; }                          | none",
      })
  void volatileIncrement(String member, String confidence) {
    assertFound("volatile-increment", "class A { " + member + " }", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static Map<String, String> o; void f() { if (o == null) o = new HashMap<>(); } | medium",
        "static List<String> o; static synchronized void g() { o.clear(); } void f() { if (o =="
            + " null) o = new ArrayList<>(); } | high",
        "static Object o; void f() { if (o == null) o = g(); } Object g() { return 1; } | low",
        "static volatile List<String> o; void f() { if (o == null) o = new ArrayList<>(); } | low",
        "static volatile List<String> o; void f() { List<String> l = o; if (l == null) o = new"
            + " ArrayList<>(); } | none",
        "static Long o; void f() { if (o == null) o = 1L; } | none",
        "static List<String> o; void f() { if (o == null) o = List.of(); } | none",
        "static Runnable o; void f() { if (o == null) o = () -> { }; } | none",
        "static Pair o; void f() { if (o == null) o = new Pair(1); } | none",
        "@NotThreadSafe static class B { static List<String> o; void f() { if (o == null) o = new"
            + " ArrayList<>(); } } | none",
        "List<String> o; void f() { if (o == null) o = new ArrayList<>(); } | none",
      })
  void unsafeLazyStatic(String member, String confidence) {
    assertFound(
        "unsafe-lazy-static",
        "class A { " + member + " } class Pair { final int n; Pair(int n) { this.n = n; } }",
        confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "List<String> o; synchronized int g() { return o.size(); } Object f() { if (o == null) o ="
            + " new ArrayList<>(); return o; } | high",
        "List<String> o; synchronized int g() { return o.size(); } void f() { if (o == null) o ="
            + " new ArrayList<>(); } | low",
        "List<String> o; synchronized int g() { return o.size(); } private void f() { if (o =="
            + " null) o = new ArrayList<>(); } | medium",
        "List<String> o; synchronized int g() { return o.size(); } void f() { if (o == null) o ="
            + " new ArrayList<>(); } Object a() { f(); return o; } int b() { f(); return 0; } |"
            + " medium",
        "List<String> o; synchronized int g() { return o.size(); } void f(String s) { if (o =="
            + " null) o = new ArrayList<>(); o.add(s); } | medium",
        "List<String> o; synchronized int g() { return o.size(); } int f() { if (o == null) o ="
            + " new ArrayList<>(); int n = o.size(); return n; } | high",
        "List<String> o; synchronized int g() { return o.size(); } Object f(ObjectInputStream in)"
            + " { if (o == null) o = new ArrayList<>(); return o; } | none",
        "Timer o; synchronized void g() { if (o != null) o.cancel(); o = null; } Timer f() { if (o"
            + " == null) o = new Timer(); return o; } | medium",
        "static final A ONE = new A(); List<String> o; Object f() { if (o == null) o = new"
            + " ArrayList<>(); return o; } | medium",
        "volatile List<String> o; Object f() { if (o == null) o = new ArrayList<>(); return o; } |"
            + " low",
        "volatile List<String> o; Object f() { if (o == null) { if (o == null) o = new"
            + " ArrayList<>(); } return o; } | medium",
        "volatile List<String> o; Lock l; Object f() { if (o == null) o = new ArrayList<>(); return"
            + " o; } | medium",
        "List<String> o; synchronized int g() { return o.size(); } void h(List<String> p) { o = p;"
            + " } Object f() { if (o == null) o = new ArrayList<>(); return o; } | medium",
        "List<String> o; synchronized int g() { return o.size(); } void h() { o = null; } Object"
            + " f() { if (o == null) o = new ArrayList<>(); return o; } | high",
        "List<String> o; volatile int n; Object f() { if (o == null) o = new ArrayList<>(); return"
            + " o; } | low",
        "List<String> o; Lock l; Object f() { if (o == null) o = new ArrayList<>(); return o; } |"
            + " low",
        "List<String> o; synchronized void g() { o = null; } Object f() { if (o == null) o = new"
            + " ArrayList<>(); return o; } | low",
        "static final Object M = new Object(); List<String> o; int g() { synchronized (M) { return"
            + " o.size(); } } Object f() { if (o == null) o = new ArrayList<>(); return o; } | low",
        "List<String> o; Object f() { if (o == null) o = new ArrayList<>(); return o; } void"
            + " g(ExecutorService e) { e.execute(this::f); o.clear(); } | medium",
        "List<String> o; void f(ExecutorService e) { if (o == null) o = new ArrayList<>(); } void"
            + " g(ExecutorService e) { e.execute(() -> { }); } | none",
        "List<String> o; void f() { if (o == null) o = new ArrayList<>(); } | none",
        "static final A ONE = new A(); List<String> o; void f(A a) { if (a.o == null) a.o = new"
            + " ArrayList<>(); } | none",
      })
  void unsafeLazyInstance(String member, String confidence) {
    assertFound("unsafe-lazy-instance", "class A { " + member + " }", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ReentrantLock l; void f() { l.lock(); try { g(); } finally { if (mine()) l.unlock(); } }"
            + " boolean mine() { return true; } void g() { } | medium",
        "ReentrantLock l; void f(boolean b) { l.lock(); try { g(); } finally { if (b) l.unlock(); }"
            + " } void g() { } | high",
        "ReentrantLock l; void f(boolean b) { l.lock(); if (b) return; l.unlock(); } | high",
        "ReentrantLock l; void f(boolean b) { if (l.tryLock()) { if (b) return; l.unlock(); } } |"
            + " high",
        "private void f(Lock l, boolean b) { l.lock(); if (b) return; l.unlock(); } | medium",
      })
  void lockNotReleased(String member, String confidence) {
    assertFound("lock-not-released", "class A { " + member + " }", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t.set(true); g();                                            | high",
        "t.set(true); try { g(); } finally { t.set(false); }          | none",
        "Boolean old = t.get(); t.set(true); try { g(); } finally { t.set(old); } | medium medium",
      })
  void threadLocalNeverRemoved(String statements, String confidences) {
    String code =
        "class A { private static final ThreadLocal<Boolean> t = new ThreadLocal<>(); void g() { }"
            + " void f(ExecutorService e) { e.execute(() -> { "
            + statements
            + " }); } }";
    List<String> expected =
        confidences.equals("none")
            ? List.of()
            : List.of(confidences.split(" ")).stream()
                .map(confidence -> "thread-local-never-removed " + confidence)
                .toList();
    assertEquals(expected, findings(code), code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public void run() { try { while (on) { Thread.sleep(9); } } catch (InterruptedException e)"
            + " { } } | none",
        "public void run() { try { while (on) { Thread.sleep(9); } g(); } catch"
            + " (InterruptedException e) { } } | high",
        "void f() throws Exception { while (on) { Thread.sleep(9); } } | high",
        "void awaitForTest() throws Exception { while (on) { Thread.sleep(9); } } | none",
      })
  void sleepAsSynchronisation(String member, String confidence) {
    assertFound(
        "sleep-as-synchronisation",
        "class A extends Thread { volatile boolean on; void g() { } " + member + " }",
        confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "B b; synchronized Object g() { return b; } void f() { b.f(); }                 | low",
        "B b; synchronized Object g() { return b; } void f() { if (b != null) b.f(); }  | low",
        "B b; void f() { b.f(); }                                                     | low",
        "B b; synchronized Object g() { return b; } void f() { b = new B(); }           | high",
        "List<B> b; synchronized Object g() { return b; } void f() { b.clear(); }       | medium",
        "final B b = new B(); synchronized void g() { b.f(); } void f() { b.f(); }    | none",
      })
  void overrideDropsSynchronized(String member, String confidence) {
    assertFound(
        "override-drops-synchronized",
        "class B { synchronized void f() { } } class A extends B { " + member + " }",
        confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ Thread.interrupted(); }                                  | interrupted-flag-cleared"
            + " high",
        "{ Thread.interrupted(); throw new IllegalStateException(e); } | interrupted-flag-cleared"
            + " high",
        "{ System.out.println(e); }                                  | interruption-swallowed high",
        "{ Thread.interrupted(); throw e; }                          | none",
        "{ for (;;) { return; } /* ready */ }                        | interruption-swallowed high",
      })
  void handlersOfInterruptions(String handler, String found) {
    String code =
        "class A { void f(CountDownLatch l) throws Exception { try { l.await(); } catch"
            + " (InterruptedException e) "
            + handler
            + " l.countDown(); } }";
    assertEquals(found.equals("none") ? List.of() : List.of(found), findings(code), code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AtomicInteger n; void f() { n.set(n.get() + 1); } | high",
        "AtomicBoolean n; void f() { if (!n.get()) { n.set(true); g(); } } | high",
        "void f(CompletableFuture<Object> c) { AtomicInteger n = new AtomicInteger(); c.thenRun(()"
            + " -> n.set(n.get() + 1)); } | none",
        "void f(ExecutorService e) { AtomicInteger n = new AtomicInteger(); e.execute(() ->"
            + " n.set(n.get() + 1)); } | high",
        "AtomicInteger n; void f() { n.set(noted(\"n\", n.get(), 7)); } static int noted(String s,"
            + " int o, int v) { return v; } | medium",
        "AtomicInteger n; void f(int m) { for (;;) { if (n.get() == 2) { n.set(m); g(); return; }"
            + " if (n.compareAndSet(1, 0)) return; } } | medium",
        "AtomicInteger n; void f(int m) { n.set(Math.max(n.get(), m)); } | high",
        "AtomicInteger n; void f(int m) { if (n.get() < m) n.set(m); } | medium",
        "AtomicInteger n; void f(int m) { if (n.get() < m) n.incrementAndGet(); } | medium",
        "AtomicInteger n; void f(int m) { if (n.get() == m) return; n.incrementAndGet(); } |"
            + " medium",
        "AtomicInteger n; void f(int m) { if (n.get() >= m) n.addAndGet(-m); } | medium",
        "AtomicInteger n; void f(int m) { if (n.get() > 0) n.addAndGet(-m); } | none",
        "AtomicInteger n; void f() { if (n.get() != -1) n.incrementAndGet(); } | none",
        "AtomicLong n; void f() { if (n.get() != Long.MAX_VALUE) n.decrementAndGet(); } | none",
        "AtomicInteger n; void f() { if (n.get() > 0 && n.decrementAndGet() == 0) g(); } | none",
        "AtomicInteger n; AtomicBoolean b; void f() { if (b.compareAndSet(false, true)) { if"
            + " (n.get() == 0) { n.set(1); g(); } } } | none",
        "AtomicInteger n, w; void f() { if (w.getAndIncrement() != 0) return; n.set(n.get() + 1); }"
            + " | none",
        "AtomicInteger n, w; void f() { if (w.getAndIncrement() > 5) return; n.set(n.get() + 1); }"
            + " | high",
      })
  void atomicSequenceNotAtomic(String member, String confidence) {
    assertFound(
        "atomic-sequence-not-atomic", "class A { void g() { } " + member + " }", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); void f() { if (!q.isEmpty())"
            + " q.remove(); } void h() { q.clear(); } | high",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); void f() { if (!q.isEmpty())"
            + " q.remove(); } | low",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); void f() { for (;;) { if"
            + " (q.isEmpty()) break; q.remove(); } } void h() { q.clear(); } | low",
        "BlockingQueue<Object> q; void f() throws Exception { if (!q.isEmpty()) q.take(); } void"
            + " h() { q.clear(); } | none",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); void f() { try { if (!q.isEmpty())"
            + " q.remove(); } catch (NoSuchElementException e) { } } void h() { q.clear(); } |"
            + " none",
        "final Set<Object> q = ConcurrentHashMap.newKeySet(); void f(Object o) { if"
            + " (!q.contains(o)) { q.add(o); g(); } } | medium",
        "final Set<Object> q = ConcurrentHashMap.newKeySet(); void f(Object o) { if"
            + " (!q.contains(o)) { if (o.hashCode() > 0) q.add(o); g(); } } | low",
        "final List<Object> q = new CopyOnWriteArrayList<>(); void f(Object o) { if"
            + " (!q.contains(o)) q.add(o); } | high",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); void f() { assert"
            + " Thread.holdsLock(this); if (!q.isEmpty()) q.remove(); } void h() { q.clear(); } |"
            + " none",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); ReentrantLock l; void f() { with(l,"
            + " () -> { if (!q.isEmpty()) q.remove(); }); } void with(Lock l, Runnable r) {} void"
            + " h() { q.clear(); } | none",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); void f() { withLock(() -> { if"
            + " (!q.isEmpty()) q.remove(); }); } void withLock(Runnable r) {} void h() {"
            + " q.clear(); } | none",
        "final Queue<Object> q = new ConcurrentLinkedQueue<>(); Object l; void f() { with(l, () ->"
            + " { if (!q.isEmpty()) q.remove(); }); } void with(Object l, Runnable r) {} void h() {"
            + " q.clear(); } | high",
        "final Set<Object> q = ConcurrentHashMap.newKeySet(); void f(Object o) { if (q.contains(o))"
            + " { q.remove(o); g(); } } | medium",
        "ConcurrentMap<Thread, Object> q; void f() { if (q.get(Thread.currentThread()) == null)"
            + " q.put(Thread.currentThread(), new ArrayList<>()); } | none",
        "ConcurrentMap<Object, Object> q; Object l; void f(Object o) { if (q.get(o) == null)"
            + " q.put(o, new ArrayList<>()); } | high",
        "ConcurrentMap<Object, Object> q; void f(Object o) { Object e = enter(o); try { if"
            + " (q.get(o) == null) q.put(o, new ArrayList<>()); } finally { releaseLock(e); } }"
            + " Object enter(Object o) { return o; } void releaseLock(Object o) {} | none",
        "ConcurrentMap<Object, Object> q; void f(Object o) { if (q.get(o) == null) { Object e ="
            + " enter(o); try { q.put(o, new ArrayList<>()); } finally { releaseLock(e); } } }"
            + " Object enter(Object o) { return o; } void releaseLock(Object o) {} | high",
        "ConcurrentMap<Object, Object> q; void f(Object o) { if (q.get(o) == null) q.put(o, new"
            + " V(1)); } static class V { private int n; V(int n) { this.n = n; } } | none",
        "ConcurrentMap<Object, Object> q; void f(Object o) { if (q.get(o) == null) q.put(o, new"
            + " V(1)); } static class V { private int n; void set(int n) { this.n = n; } } | high",
        "ConcurrentMap<Object, Object> q; void f(Object o, Object p) { if (q.get(o) == p)"
            + " q.remove(o); } | medium",
        "ConcurrentMap<Object, Object> q; void f(Object o) { if (q.get(o) == Boolean.TRUE)"
            + " q.remove(o); } | low",
      })
  void checkThenAct(String member, String confidence) {
    assertFound("check-then-act", "class A { void g() { } " + member + " }", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Object o; void f() { if (o == null) synchronized (this) { if (o == null) o = new Object();"
            + " } } | high",
        "boolean b; void f() { if (!b) synchronized (this) { if (!b) { b = true; } } }             "
            + "     | high",
        "Pair p; void f() { if (p == null) synchronized (this) { if (p == null) p = new Pair(1); }"
            + " }     | medium",
        "int n; void f() { if (n == 0) synchronized (this) { if (n == 0) n = 1; } }                "
            + "     | none",
        "Long n; void f() { if (n == null) synchronized (this) { if (n == null) n = 1L; } }        "
            + "     | none",
        "E e; void f() { if (e == null) synchronized (this) { if (e == null) e = E.X; } }          "
            + "     | none",
        "volatile Object o; void f() { if (o == null) synchronized (this) { if (o == null) o ="
            + " this; } } | none",
      })
  void doubleCheckedLocking(String member, String confidence) {
    String types = " enum E { X } static class Pair { final int n; Pair(int n) { this.n = n; } } ";
    assertFound(
        "double-checked-locking-not-volatile", "class A { " + member + types + "}", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "void f() throws Exception { ForkJoinPool.commonPool().submit(() -> 1).get(); }          |"
            + " high",
        "void f() throws Exception { CompletableFuture.runAsync(() -> {int i;}).get(); }         |"
            + " high",
        "void f(Executor e) { CompletableFuture.supplyAsync(() -> 1, e).join(); }                |"
            + " medium",
        "final ExecutorService e = Executors.newCachedThreadPool(); int f() throws Exception {"
            + " return e.submit(() -> 1).get(); } | high",
        "void f(ForkJoinPool p) throws Exception { p.submit(() -> 1).get(); }                    |"
            + " none",
        "void f() throws Exception { CompletableFuture.supplyAsync(() -> 1).get(1, TimeUnit.DAYS);"
            + " } | none",
        "void f(ExecutorService e) throws Exception { Future<?> f = e.submit(() -> 1); g();"
            + " f.get(); } void g() {} | none",
      })
  void shamAsync(String member, String confidence) {
    assertFound("sham-async", "class A { " + member + " }", confidence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean b; synchronized void f() throws Exception { if (!b) wait(); }                     "
            + " | high",
        "boolean b; synchronized void f() throws Exception { if (!b) wait(9); g(); } void g() {}   "
            + " | medium",
        "synchronized void f() throws Exception { wait(); }                                        "
            + " | medium",
        "synchronized void f() throws Exception { wait(9); }                                       "
            + " | none",
        "boolean b; synchronized void f() throws Exception { if (!b) wait(9); if (!b) throw new"
            + " Exception(); } | none",
        "synchronized void f(int n) throws Exception { if (n > 3) wait(9); }                       "
            + " | none",
        "boolean b; synchronized void f() throws Exception { do { wait(); } while (!b); }          "
            + " | none",
        "boolean b; void f() throws Exception { while (!b) g(); } private synchronized void g()"
            + " throws Exception { wait(); } | none",
        "boolean b; void f() throws Exception { if (!b) g(); } private synchronized void g() throws"
            + " Exception { wait(); } | medium",
        "boolean b; void f() throws Exception { while (!b) g(); } synchronized void g() throws"
            + " Exception { wait(); } | medium",
      })
  void waitOutsideLoop(String member, String confidence) {
    assertFound("wait-outside-loop", "class A { " + member + " }", confidence);
  }

  private void assertFound(String rule, String code, String confidence) {
    List<String> expected =
        confidence.equals("none") ? List.of() : List.of(rule + " " + confidence);
    assertEquals(expected, findings(code), code);
  }

  @Test
  void classesThatAreNotThreadSafeAreLeftAlone() {
    String nested = "class A { volatile int n; void f() { n++; } class B { void g() { n++; } } }";
    assertEquals(List.of(), findings("@NotThreadSafe " + nested));
    assertEquals(2, findings(nested).size());
  }

  @Test
  void manyFieldsAtOnceAreOneOwnersMerge() {
    String fields = "volatile int a, b, c, d; ";
    String merge = "void f(A o) { a += o.a; b += o.b; c += o.c; d += o.d; }";
    assertEquals(
        List.of("volatile-increment low"),
        findings("class A { " + fields + merge + " }").stream().distinct().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "void f() { new Thread(() -> System.out.println(1)).start(); }              | medium",
        "void f() { new Thread(() -> { throw new Error(); }).start(); }             | none",
        "void f() { new Thread(() -> { System.out.println(1); throw new Error(); }).start(); } |"
            + " medium",
        "void f() { new Thread(() -> { try { g(); } catch (Exception e) { } }).start(); } void g()"
            + " { } | low",
        "void f() { new Thread(() -> { try { g(); } catch (IllegalStateException e) { } }).start();"
            + " } void g() { } | medium",
        "void f(java.io.InputStream in) { new Thread(() -> { int c = in.read(); }).start(); } |"
            + " low",
      })
  void rawThread(String member, String confidence) {
    List<String> expected =
        confidence.equals("none") ? List.of() : List.of("raw-thread-for-task " + confidence);
    assertEquals(expected, findings("class A { " + member + " }"));
  }
}
