package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact.LockFlaw;
import io.github.threadwright.facts.Fact.LockUse;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.Statements;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about locks that their words ask. */
final class Locks {
  private static final Set<LockFlaw.Kind> BY_CALL =
      EnumSet.of(LockFlaw.Kind.LEFT_BY_CALL, LockFlaw.Kind.LEFT_BY_UNKNOWN_CALL);
  private static final Set<LockFlaw.Kind> PERHAPS =
      EnumSet.of(
          LockFlaw.Kind.PERHAPS_NOT_TAKEN,
          LockFlaw.Kind.PERHAPS_RELEASED_BEFORE,
          LockFlaw.Kind.PERHAPS_NEVER_TAKEN);

  private Locks() {}

  static Verdict isLeft(LockUse lock) {
    return lock.kind() == LockUse.Kind.CALL || lock.kind() == LockUse.Kind.TRY
        ? Verdict.shownBy(lock.flaws().stream())
        : Verdict.NO;
  }

  static boolean isLeftByCallsOnly(LockUse lock) {
    return lock.flaws().stream().allMatch(flaw -> BY_CALL.contains(flaw.kind()));
  }

  static boolean isLeftByUnknownCallsOnly(LockUse lock) {
    return lock.flaws().stream()
        .allMatch(flaw -> flaw.kind() == LockFlaw.Kind.LEFT_BY_UNKNOWN_CALL);
  }

  /** {@code finally { if (isOurs()) lock.unlock(); }}: what the question means is not known. */
  static boolean isReleasedOnDemand(LockUse lock, Scene scene) {
    return scene
        .facts(LockUse.class, lock.place())
        .filter(other -> other.kind() == LockUse.Kind.RELEASE && other.lock().equals(lock.lock()))
        .anyMatch(Locks::isOnDemand);
  }

  private static boolean isOnDemand(LockUse release) {
    Body body = release.place().body();
    Node child = release.node();
    boolean asked = false;
    for (Node at = body.parent(child); at != null; at = body.parent(at)) {
      asked |=
          at instanceof Node.If branch
              && branch.condition() != child
              && body.subtree(branch.condition()).anyMatch(Node.Call.class::isInstance);
      if (at instanceof Node.Try attempt && attempt.finallyBlock() == child) {
        return asked;
      }
      child = at;
    }
    return false;
  }

  /**
   * {@code void lock(Lock lock) { ... }}, {@code void stop() { if (!stopped) lock.lock(); }}: the
   * method is there to take the lock.
   */
  static boolean isTakenForCaller(LockUse lock) {
    Body body = lock.place().body();
    if (lock.node() instanceof Node.Call call
        && call.receiver() instanceof Node.LocalUse given
        && given.local().kind() == Local.Kind.PARAMETER) {
      return true;
    }
    Node child = lock.node();
    for (Node at = body.parent(child); at != null; at = body.parent(at)) {
      boolean last =
          (at instanceof Node.If branch && branch.condition() != child)
              || (at instanceof Node.Block block
                  && block.statements().get(block.statements().size() - 1) == child);
      if (!last) {
        return false;
      }
      child = at;
    }
    return child == body.root();
  }

  static Verdict isMissing(LockUse lock) {
    return lock.kind() == LockUse.Kind.RELEASE
        ? Verdict.shownBy(lock.flaws().stream())
        : Verdict.NO;
  }

  static boolean isPerhapsMissing(LockUse lock) {
    return lock.flaws().stream().allMatch(flaw -> PERHAPS.contains(flaw.kind()));
  }

  /** A statement of its own, or a variable that nobody reads. */
  static boolean isIgnoredAttempt(LockUse lock, Scene scene) {
    if (lock.kind() != LockUse.Kind.TRY || isOwnWithoutLimit(lock.node())) {
      return false;
    }
    Body body = lock.place().body();
    Node parent = body.parent(lock.node());
    if (parent instanceof Node.Declare declare) {
      return !isRead(body, declare.local());
    }
    if (parent instanceof Node.Assign assign && assign.target() instanceof Node.LocalUse use) {
      return Statements.isStatement(body, assign) && !isRead(body, use.local());
    }
    return Statements.isStatement(body, lock.node());
  }

  /** A lock that calls itself: {@code void lock() { lock(-1, null); }} waits for good. */
  private static boolean isOwnWithoutLimit(Node attempt) {
    return attempt instanceof Node.Call call
        && (call.receiver() == null || call.receiver() instanceof Node.This)
        && !call.arguments().isEmpty()
        && call.arguments().get(0) instanceof Node.Unary minus
        && minus.operator().equals("-");
  }

  private static boolean isRead(Body body, Local local) {
    return body.all()
        .anyMatch(
            node ->
                node instanceof Node.LocalUse use
                    && use.local() == local
                    && !(body.parent(use) instanceof Node.Assign assign && assign.target() == use));
  }

  static boolean isAskedFor(LockUse lock, Scene scene) {
    FileIndex index = scene.file().index();
    return index.calls(lock.place(), lock.place().body().root()).stream()
        .map(CallSite::name)
        .anyMatch(name -> name.startsWith("isHeldBy") || name.equals("getHoldCount"));
  }

  /** A wrapper of a lock: whoever calls it asks whether the thread holds it. */
  static boolean isLeftToCallers(LockUse lock, Scene scene) {
    return scene
            .facts(LockUse.class)
            .filter(other -> other.place().body() == lock.place().body())
            .noneMatch(other -> other.kind() == LockUse.Kind.RELEASE)
        && asksElsewhere(lock, scene);
  }

  private static boolean asksElsewhere(LockUse lock, Scene scene) {
    FileIndex index = scene.file().index();
    return index.places().stream()
        .filter(place -> place.type() == lock.place().type())
        .flatMap(place -> index.calls(place, place.body().root()).stream())
        .anyMatch(
            site ->
                site.name().startsWith("isHeldBy")
                    && site.node() instanceof Node.Call call
                    && lock.lock().equals(receiver(call)));
  }

  private static @Nullable String receiver(Node.Call call) {
    return call.receiver() instanceof Node.Name name
        ? name.name()
        : call.receiver() instanceof Node.Select field && field.target() instanceof Node.This
            ? field.name()
            : null;
  }

  /** The first path that goes wrong, as a part of a sentence. */
  static String flaw(LockUse lock) {
    if (lock.flaws().isEmpty()) {
      return "";
    }
    LockFlaw flaw = lock.flaws().get(0);
    return switch (flaw.kind()) {
      case LEFT_BY_RETURN ->
          flaw.node() instanceof Node.Return ? "when it returns" : "when it comes to its end";
      case LEFT_BY_THROW -> "when it throws";
      case LEFT_BY_CALL, LEFT_BY_UNKNOWN_CALL -> "when " + called(flaw) + " throws";
      case NOT_TAKEN, PERHAPS_NOT_TAKEN -> called(flaw) + " throws before it is taken";
      case TRY_FAILED -> called(flaw) + " failed to take it";
      case NEVER_TAKEN, PERHAPS_NEVER_TAKEN ->
          "the method is called, and nothing in it takes the lock";
      case RELEASED_BEFORE, PERHAPS_RELEASED_BEFORE -> "it was let go of before";
    };
  }

  private static String called(LockFlaw flaw) {
    return flaw.node() instanceof Node.Call call
        ? call.name()
        : flaw.node() instanceof Node.New made ? "new " + made.type().simpleName() : "something";
  }

  static String call(LockUse lock) {
    return lock.node() instanceof Node.Call call ? call.name() : "lock";
  }
}
