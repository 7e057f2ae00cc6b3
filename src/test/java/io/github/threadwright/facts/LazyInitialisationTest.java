package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyInitialisationTest {
  private static final String MEMBERS =
      "static A f; A g; boolean done; Object table; void init() { table = new int[9]; } void say()"
          + " { } ";

  private static List<String> in(String method) {
    return FactsOf.members(MEMBERS + method).all(Fact.LazilySet.class).stream()
        .filter(fact -> fact.locks().isEmpty())
        .map(fact -> fact.field().shape().name())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A m() { if (g == null) { g = new A(); } return g; }",
        "A m() { if (null == this.g) this.g = new A(); return g; }",
        "A m() { if (g != null) return g; g = new A(); return g; }",
        "A m() { if (g != null) { return g; } else { g = new A(); } return g; }",
        "A m() { return g == null ? g = new A() : g; }",
        "A m() { return g != null ? g : (g = new A()); }",
        "A m() { A l = g; if (l == null) { g = l = new A(); } return l; }",
        "A m() { if (g == null) { synchronized (this) { g = new A(); } } return g; }",
        "Supplier<A> m() { return () -> { if (g == null) g = new A(); return g; }; }",
        "A m() { if (g == null || done) g = new A(); return g; }",
      })
  void ofAnObject(String method) {
    assertEquals(List.of("g"), in(method));
  }

  @Test
  void ofAFlagThatSomethingIsPreparedWith() {
    assertEquals(List.of("done"), in("void m() { if (!done) { table = g; done = true; } }"));
    assertEquals(List.of("done"), in("void m() { if (!done) { init(); done = true; } }"));
    assertEquals(List.of(), in("void m() { if (!done) { say(); done = true; } }"));
    assertEquals(List.of(), in("void m() { if (!done) { table = null; done = true; } }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synchronized A m() { if (g == null) { g = new A(); } return g; }",
        "A m() { if (g == null) { synchronized (this) { if (g == null) { g = new A(); } } } return"
            + " g; }",
        "void m(A a) { if (g == null) { g = a; } }",
        "void m() { if (g == null) { g = this; } }",
        "void m() { if (g != null) { g = null; } }",
        "void m() { if (g != null) { g = new A(); } }",
        "A m(A a) { g = a; if (g == null) { g = new A(); } return g; }",
        "A() { if (g == null) { g = new A(); } }",
        "void m(A a) { if (a.g == null) { g = new A(); } }",
        "void m(ExecutorService e) { if (g == null) { e.execute(() -> g = new A()); } }",
      })
  void noneOfIt(String method) {
    assertEquals(List.of(), in(method));
  }

  @Test
  void theValueIsFollowedToWhereItIsMade() {
    Fact.LazilySet set =
        FactsOf.members(
                "A g; A m() { if (g == null) g = make(); return g; } private A make() { return new"
                    + " A(); }")
            .only(Fact.LazilySet.class);
    assertInstanceOf(Node.New.class, set.value().node());
  }

  @Test
  void readingTheFieldOnceIsNoticed() {
    assertTrue(throughLocal("A m() { A l = g; if (l == null) { g = l = new A(); } return l; }"));
    assertFalse(throughLocal("A m() { if (g == null) { g = new A(); } return g; }"));
  }

  private static boolean throughLocal(String method) {
    return FactsOf.members(MEMBERS + method).only(Fact.LazilySet.class).throughLocal();
  }
}
