package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleCheckedLockingTest {
  private static final String FIELDS =
      "static A f; A g; volatile boolean done; static final Object mutex = new Object(); final Lock lock = new ReentrantLock(); void init() { } ";

  private static List<String> in(String method) {
    return FactsOf.members(FIELDS + method).all(Fact.DoubleChecked.class).stream()
        .map(fact -> fact.field().shape().name())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static A m() { if (f == null) { synchronized (mutex) { if (f == null) { f = new A(); } } } return f; }",
        "static A m() { if (null == f) synchronized (A.class) { if (f == null) f = new A(); } return f; }",
        "static A m() { if (f != null) return f; synchronized (mutex) { if (f == null) f = new A(); } return f; }",
        "static A m() { if (f != null) { return f; } synchronized (mutex) { if (f != null) { return f; } f = new A(); return f; } }",
        "static A m() { A l = f; if (l == null) { synchronized (mutex) { l = f; if (l == null) { f = l = new A(); } } } return l; }",
        "static A m() { A l; if ((l = f) == null) { synchronized (mutex) { if ((l = f) == null) { l = new A(); f = l; } } } return l; }",
      })
  void ofAStatic(String method) {
    assertEquals(List.of("f"), in(method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A m() { if (g == null) { synchronized (this) { if (this.g == null) { this.g = new A(); } } } return g; }",
        "A m() { if (g == null) { lock.lock(); try { if (g == null) g = new A(); } finally { lock.unlock(); } } return g; }",
      })
  void ofAnInstance(String method) {
    assertEquals(List.of("g"), in(method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void m() { if (!done) { synchronized (this) { if (!done) { init(); done = true; } } } }"
      })
  void ofAFlag(String method) {
    assertEquals(List.of("done"), in(method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A m() { synchronized (this) { if (g == null) { g = new A(); } return g; } }",
        "A m() { if (g == null) { synchronized (this) { g = new A(); } } return g; }",
        "A m() { if (g == null) { synchronized (this) { if (f == null) { g = new A(); } } } return g; }",
        "A m(A o) { if (o.g == null) { synchronized (this) { if (g == null) { g = new A(); } } } return g; }",
        "A m() { if (g != null) { synchronized (this) { if (g == null) { g = new A(); } } } return g; }",
        "synchronized A m() { if (g == null) { if (g == null) { g = new A(); } } return g; }",
        "void m() { if (g == null) { new Thread(() -> { synchronized (this) { if (g == null) g = new A(); } }).start(); } }",
      })
  void noneOfIt(String method) {
    assertEquals(List.of(), in(method));
  }
}
