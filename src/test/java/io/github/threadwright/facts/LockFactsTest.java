package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFactsTest {
  private static final String FIELDS =
      "int n; static int s; final Object mutex = new Object(); final Lock lock = new"
          + " ReentrantLock(); final ReadWriteLock rw = new ReentrantReadWriteLock(); ";

  /** The locks held at the write of {@code n} or {@code s}. */
  private static List<String> heldIn(String members) {
    Fact.FieldAccess write =
        FactsOf.members(FIELDS + members).only(Fact.FieldAccess.class, A_WRITE);
    return write.locks().stream().map(Fact.LockHeld::lock).toList();
  }

  private static final java.util.function.Predicate<Fact.FieldAccess> A_WRITE =
      access ->
          access.kind() == Fact.FieldAccess.Kind.WRITE
              && access.field().shape().name().length() == 1;

  @Test
  void monitorsAreHeldInMethodsAndStatements() {
    assertEquals(List.of("this"), heldIn("synchronized void m() { n++; }"));
    assertEquals(List.of("A.class"), heldIn("static synchronized void m() { s++; }"));
    assertEquals(List.of("mutex"), heldIn("void m() { synchronized (mutex) { n++; } }"));
    assertEquals(List.of("A.class"), heldIn("void m() { synchronized (A.class) { n++; } }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock.lock(); try { n++; } finally { lock.unlock(); }",
        "try { lock.lock(); n++; } finally { lock.unlock(); }",
        "lock.lock(); n++; lock.unlock();",
        "if (lock.tryLock()) { try { n++; } finally { lock.unlock(); } }",
        "if (!lock.tryLock()) { return; } try { n++; } finally { lock.unlock(); }",
        "lock.lock(); try { if (n > 3) { lock.unlock(); return; } n++; } finally { lock.unlock();"
            + " }",
      })
  void anExplicitLockIsHeldUntilItIsLetGo(String statements) {
    assertEquals(List.of("lock"), heldIn("void m() { " + statements + " }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock.lock(); try { } finally { lock.unlock(); } n++;",
        "lock.lock(); lock.unlock(); n++;",
        "if (lock.tryLock()) { lock.unlock(); } else { n++; }",
        "synchronized (mutex) { } n++;",
        "synchronized (mutex) { new Thread(() -> n++).start(); }",
        "n++; lock.lock(); lock.unlock();",
      })
  void elsewhereItIsNot(String statements) {
    assertEquals(List.of(), heldIn("void m() { " + statements + " }"));
  }

  @Test
  void aLambdaThatRunsAtOnceIsUnderTheLock() {
    assertEquals(
        List.of("mutex"),
        heldIn("void m(List<String> l) { synchronized (mutex) { l.forEach(x -> n++); } }"));
  }

  @Test
  void theSidesOfAReadWriteLockHaveNames() {
    assertEquals(
        List.of("rw.writeLock()"),
        heldIn(
            "void m() { rw.writeLock().lock(); try { n++; } finally { rw.writeLock().unlock(); }"
                + " }"));
  }

  @Test
  void aConstructorNeedsNoLockForItsOwnObject() {
    assertEquals(
        List.of("this"),
        heldIn("A() { a(); } synchronized void m() { a(); } private void a() { n++; }"));
    assertEquals(
        List.of(),
        heldIn("A(A o) { o.a(); } synchronized void m() { a(); } private void a() { n++; }"));
    assertEquals(
        List.of(),
        heldIn(
            "A() { a(); } static synchronized void m() { a(); } private static void a() { s++; }"));
  }

  @Test
  void callersLocksCountThroughPrivateMethods() {
    assertEquals(
        List.of("this"),
        heldIn(
            "synchronized void m() { a(); } private void a() { b(); } private void b() { n++; }"));
    assertEquals(
        List.of("lock"),
        heldIn(
            "void m() { lock.lock(); try { a(); } finally { lock.unlock(); } } private void a() {"
                + " n++; }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synchronized void m() { a(); } void o() { a(); } private void a() { n++; }",
        "synchronized void m() { a(); } void a() { n++; }",
        "synchronized void m() { a(); } Runnable r = this::a; private void a() { n++; }",
        "synchronized void m() { new Thread(() -> a()).start(); } private void a() { n++; }",
        "synchronized void m(A other) { other.a(); } private void a() { n++; }",
        "private void a() { n++; }",
        "synchronized void m() { a(); } private void a() { b(); } void o() { a(); } private void"
            + " b() { n++; }",
      })
  void aCallerWithoutTheLockUndoesIt(String members) {
    assertEquals(List.of(), heldIn(members));
  }

  @Test
  void recursionKeepsTheLock() {
    assertEquals(
        List.of("this"),
        heldIn(
            "synchronized void m() { a(3); } private void a(int d) { if (d > 0) a(d - 1); n++; }"));
  }

  @Test
  void theCallersLockSaysSo() {
    Fact.FieldAccess write =
        FactsOf.members(FIELDS + "synchronized void m() { a(); } private void a() { n++; }")
            .only(Fact.FieldAccess.class, A_WRITE);
    assertTrue(write.locks().get(0).byCaller());
    assertEquals("every caller holds the lock this", write.locks().get(0).text());
  }

  @Test
  void readingAndWritingInOneExpressionIsCompound() {
    assertTrue(
        FactsOf.members(FIELDS + "void m() { n++; }")
            .only(Fact.FieldAccess.class, A_WRITE)
            .compound());
    assertTrue(
        FactsOf.members(FIELDS + "void m() { n += 2; }")
            .only(Fact.FieldAccess.class, A_WRITE)
            .compound());
    assertTrue(
        FactsOf.members(FIELDS + "void m() { n = n + 1; }")
            .only(Fact.FieldAccess.class, A_WRITE)
            .compound());
    assertTrue(
        FactsOf.members(FIELDS + "void m() { this.n = Math.max(n, 2); }")
            .only(Fact.FieldAccess.class, A_WRITE)
            .compound());
    assertFalse(
        FactsOf.members(FIELDS + "void m(A o) { n = o.n; }")
            .only(Fact.FieldAccess.class, A_WRITE)
            .compound());
    assertFalse(
        FactsOf.members(FIELDS + "void m() { n = 1; }")
            .only(Fact.FieldAccess.class, A_WRITE)
            .compound());
  }

  @Test
  void constantsAreNoFields() {
    assertEquals(
        List.of(),
        FactsOf.members("static final int MAX = 3; int m() { return MAX; }")
            .all(Fact.FieldAccess.class));
  }
}
