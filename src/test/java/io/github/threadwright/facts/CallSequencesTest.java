package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSequencesTest {
  private static final String FIELDS =
      "final Map<String, A> m = new ConcurrentHashMap<>(); ConcurrentMap<String, Integer> c; final"
          + " Set<String> s = ConcurrentHashMap.newKeySet(); final List<String> l ="
          + " Collections.synchronizedList(new ArrayList<>()); ConcurrentLinkedQueue<A> q;"
          + " AtomicInteger n; AtomicBoolean b; AtomicReference<A> r; Map<String, A> p = new"
          + " HashMap<>(); Object lock; ConcurrentHashMap<String, A> h; void go() { } ";

  private static List<String> in(String body) {
    return FactsOf.members(FIELDS + "void f(String k, int v, A a) { " + body + " }")
        .all(Fact.CallSequence.class)
        .stream()
        .filter(fact -> fact.locks().isEmpty())
        .map(fact -> fact.object() + " " + fact.kind())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (!m.containsKey(k)) m.put(k, new A());                                  | m"
            + " CHECK_THEN_ACT",
        "if (m.containsKey(k)) { go(); } else { m.put(k, new A()); }                | m"
            + " CHECK_THEN_ACT",
        "if (m.containsKey(k)) return; go(); m.put(k, new A());                     | m"
            + " CHECK_THEN_ACT",
        "if (m.get(k) == null) { m.put(k, new A()); }                               | m"
            + " CHECK_THEN_ACT",
        "A x = m.get(k); if (x == null) { x = new A(); m.put(k, x); }               | m"
            + " CHECK_THEN_ACT",
        "A x; if ((x = m.get(k)) == null) { m.put(k, new A()); }                    | m"
            + " CHECK_THEN_ACT",
        "A x = m.get(k); if (x != null) return; x = new A(); this.m.put(k, x);      | m"
            + " CHECK_THEN_ACT",
        "if (m.get(k) == a) m.remove(k);                                            | m"
            + " CHECK_THEN_ACT",
        "if (a.equals(m.get(k))) m.put(k, new A());                                 | m"
            + " CHECK_THEN_ACT",
        "if (m.containsKey(k)) m.remove(k).go();                                    | m"
            + " CHECK_THEN_ACT",
        "if (!l.contains(k)) l.add(k);                                              | l"
            + " CHECK_THEN_ACT",
        "if (!s.contains(k)) { s.add(k); go(); }                                    | s"
            + " CHECK_THEN_ACT",
        "if (!l.isEmpty()) l.remove(0);                                             | l"
            + " CHECK_THEN_ACT",
        "if (l.size() > 0) { l.get(0); }                                            | l"
            + " CHECK_THEN_ACT",
        "while (!q.isEmpty()) { q.remove().go(); }                                  | q"
            + " CHECK_THEN_ACT",
        "if (!q.isEmpty()) { q.poll().go(); }                                       | q"
            + " CHECK_THEN_ACT",
        "if (q.peek() != null) q.element();                                         | q"
            + " CHECK_THEN_ACT",
        "c.put(k, c.get(k) + 1);                                                    | c"
            + " READ_THEN_WRITE",
        "Integer o = c.get(k); c.put(k, o + 1);                                     | c"
            + " READ_THEN_WRITE",
        "n.set(n.get() + 1);                                                        | n"
            + " READ_THEN_WRITE",
        "int o = n.get(); n.set(Math.max(o, v));                                    | n"
            + " READ_THEN_WRITE",
        "if (v > n.get()) n.set(v);                                                 | n"
            + " READ_THEN_WRITE",
        "if (n.get() < v) { n.incrementAndGet(); }                                  | n"
            + " READ_THEN_WRITE",
        "if (!b.get()) { b.set(true); go(); }                                       | b"
            + " READ_THEN_WRITE",
        "if (b.get()) return; b.set(true); go();                                    | b"
            + " READ_THEN_WRITE",
        "if (r.get() == null) r.set(new A());                                       | r"
            + " READ_THEN_WRITE",
        "m.putIfAbsent(k, a); a.go();                                               | m"
            + " RESULT_IGNORED",
      })
  void ofTwoCalls(String body, String expected) {
    assertEquals(List.of(expected), in(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (!p.containsKey(k)) p.put(k, new A());",
        "if (!m.containsKey(k)) m.put(k + 1, new A());",
        "if (m.containsKey(k)) m.put(k, new A());",
        "if (!m.containsKey(k)) p.put(k, new A());",
        "if (m.get(k) == null) m.putIfAbsent(k, a);",
        "if (!s.contains(k)) s.add(k);",
        "if (!s.contains(k) && s.add(k)) go();",
        "if (!q.isEmpty()) { A x = q.poll(); if (x != null) x.go(); }",
        "if (q.isEmpty()) q.remove();",
        "if (!b.get()) b.set(true);",
        "if (n.get() != v) n.set(v);",
        "if (b.get()) return; go(); go(); go(); b.set(true);",
        "if (!b.get()) { try { go(); } catch (RuntimeException e) { b.set(true); go(); } }",
        "n.lazySet(n.get() + 1);",
        "h.compute(k, (key, old) -> { if (n.get() < v) { n.set(v); } return old; });",
        "AtomicInteger i = new AtomicInteger(); i.set(i.get() + 1);",
        "AtomicInteger i = new AtomicInteger(); List.of(1).forEach(x -> i.set(i.get() + x));",
        "Map<String, A> own = new ConcurrentHashMap<>(); if (!own.containsKey(k)) own.put(k, new"
            + " A());",
        "synchronized (lock) { if (!m.containsKey(k)) m.put(k, new A()); }",
        "m.putIfAbsent(k, a); a = m.get(k);",
        "a = m.putIfAbsent(k, a); a.go();",
        "A x = m.get(k); m.put(k, x);",
        "m.put(k, new A()); if (m.get(k) == null) go();",
      })
  void noneOfIt(String body) {
    assertEquals(List.of(), in(body));
  }
}
