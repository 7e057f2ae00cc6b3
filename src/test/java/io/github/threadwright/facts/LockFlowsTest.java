package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.Fact.LockUse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFlowsTest {
  private static final String MEMBERS =
      "private final ReentrantLock l = new ReentrantLock(); private boolean on; native void"
          + " risky(); void m(boolean b, List<String> list) throws Exception { %s }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "l.lock(); try { risky(); } finally { l.unlock(); } |",
        "l.lock(); on = true; l.unlock(); |",
        "l.lock(); risky(); l.unlock(); | LEFT_BY_UNKNOWN_CALL",
        "l.lock(); Thread.sleep(1); l.unlock(); | LEFT_BY_CALL",
        "l.lock(); if (on) return; l.unlock(); | LEFT_BY_RETURN",
        "l.lock(); if (on) throw new Exception(); l.unlock(); | LEFT_BY_THROW",
        "l.lock(); try { risky(); } catch (Exception e) { return; } l.unlock(); | LEFT_BY_RETURN",
        "l.lock(); try { risky(); } catch (Exception e) { on = true; } l.unlock(); |",
        "for (String s : list) { l.lock(); if (on) break; l.unlock(); } | LEFT_BY_RETURN",
        "if (b) l.lock(); try { risky(); } finally { if (b) l.unlock(); } |",
        "boolean t = l.tryLock(); try { risky(); } finally { if (t) l.unlock(); } |",
        "if (l.tryLock() == false) return; try { risky(); } finally { l.unlock(); } |",
        "while (!l.tryLock()) { Thread.sleep(1); } try { risky(); } finally { l.unlock(); } |",
        "final Lock k = this.l; k.lock(); try { risky(); } finally { l.unlock(); } |",
        "l.lock(); try { risky(); } finally { if (l.isHeldByCurrentThread()) l.unlock(); } |"
      })
  void leavesWithTheLockHeld(String code, String expected) {
    assertEquals(expected == null ? List.of() : List.of(expected), flaws(code, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "try { l.lock(); risky(); } finally { l.unlock(); } |",
        "try { risky(); l.lock(); } finally { l.unlock(); } | PERHAPS_NOT_TAKEN",
        "try { l.lockInterruptibly(); } finally { l.unlock(); } | NOT_TAKEN",
        "try { if (l.tryLock()) risky(); } finally { l.unlock(); } | TRY_FAILED",
        "l.lock(); l.unlock(); l.unlock(); | RELEASED_BEFORE",
        "l.unlock(); try { risky(); } finally { l.lock(); } |",
        "l.lock(); try { l.unlock(); risky(); l.lock(); } finally { l.unlock(); } |"
            + " PERHAPS_RELEASED_BEFORE"
      })
  void letsGoOfWhatIsNotHeld(String code, String expected) {
    assertEquals(expected == null ? List.of() : List.of(expected), flaws(code, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "l.lock(); try { risky(); } finally { l.unlock(); } | NEVER_TAKEN",
        "l.lock(); other.add(l); l.unlock(); | PERHAPS_NEVER_TAKEN",
        "l.lock(); |",
        "if (!l.tryLock()) throw new Error(); |",
        "l.lock(); n(); |",
        "ReentrantLock k = on ? l : null; k.lock(); k.unlock(); |",
        "risky(); |"
      })
  void noticesThatNothingTakesTheLock(String code, String expected) {
    String other = " List<Object> other; void n() { try { on = true; } finally { l.unlock(); } }";
    List<String> found =
        FactsOf.members(MEMBERS.formatted(code) + other).all(LockUse.class).stream()
            .filter(use -> use.kind() == LockUse.Kind.RELEASE)
            .filter(use -> use.place().method().name().equals("n"))
            .flatMap(use -> use.flaws().stream())
            .map(flaw -> flaw.kind().name())
            .toList();
    assertEquals(expected == null ? List.of() : List.of(expected), found);
  }

  @Test
  void doesNotKnowWhoTakesOneOfTwoLocks() {
    String code =
        "private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();"
            + " void a() { rw.writeLock().lock(); rw.writeLock().unlock(); }"
            + " void b() { rw.writeLock().unlock(); }";
    assertEquals(1, releasesWithFlaws(code));
    String either = " void c(boolean w) { Lock k = w ? rw.writeLock() : rw.readLock(); k.lock(); }";
    assertEquals(0, releasesWithFlaws(code + either));
  }

  private static long releasesWithFlaws(String code) {
    return FactsOf.members(code).all(LockUse.class).stream()
        .filter(use -> use.kind() == LockUse.Kind.RELEASE && !use.flaws().isEmpty())
        .count();
  }

  private static List<String> flaws(String code, boolean ofReleases) {
    return FactsOf.members(MEMBERS.formatted(code)).all(LockUse.class).stream()
        .filter(use -> (use.kind() == LockUse.Kind.RELEASE) == ofReleases)
        .flatMap(use -> use.flaws().stream())
        .map(flaw -> flaw.kind().name())
        .toList();
  }
}
