package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.LockUse;
import java.util.List;

/** The vocabulary about locks that are taken, or let go of. */
final class LockVocabulary {
  private LockVocabulary() {}

  static List<Word<LockUse>> words() {
    return List.of(
        new Word<>(
            "some path leaves with the lock held",
            "a call takes the lock, and on some path out of the method, be it by an exception,"
                + " nothing lets go of it",
            (lock, arguments, scene) -> Locks.isLeft(lock)),
        new Word<>(
            "another method lets go of the lock",
            "the method never does, and another one does so without taking it",
            (lock, arguments, scene) -> Verdict.of(lock.pairing() == LockUse.Pairing.ELSEWHERE)),
        new Word<>(
            "somebody else may let go of the lock",
            "another method that is not private does so without taking it, or no method that is"
                + " seen does",
            (lock, arguments, scene) ->
                Verdict.of(
                    lock.pairing() == LockUse.Pairing.HERE_AND_ELSEWHERE
                        || lock.pairing() == LockUse.Pairing.UNSEEN)),
        new Word<>(
            "lock is one half of a pair",
            "the method lets go of it on some path, and another one that is not private does so"
                + " without taking it",
            (lock, arguments, scene) ->
                Verdict.of(lock.pairing() == LockUse.Pairing.HERE_AND_ELSEWHERE)),
        new Word<>(
            "a call decides whether to let go of the lock",
            "it is let go of in a `finally` block, if a method says so that may know when it is"
                + " held",
            (lock, arguments, scene) -> Verdict.of(Locks.isReleasedOnDemand(lock, scene))),
        new Word<>(
            "method is there to take the lock",
            "the lock is a parameter, or taking it is the last thing that the method does",
            (lock, arguments, scene) -> Verdict.of(Locks.isTakenForCaller(lock))),
        new Word<>(
            "only a call that throws leaves with the lock held",
            "all returns let go of it",
            (lock, arguments, scene) -> Verdict.of(Locks.isLeftByCallsOnly(lock))),
        new Word<>(
            "it is not known that the call throws",
            "no call that leaves with the lock held is known to throw",
            (lock, arguments, scene) -> Verdict.of(Locks.isLeftByUnknownCallsOnly(lock))),
        new Word<>(
            "lock may not be held when it is let go of",
            "some path comes to the call without the lock, or nothing takes it there where all"
                + " other methods take it and let go of it",
            (lock, arguments, scene) -> Locks.isMissing(lock)),
        new Word<>(
            "other paths hold the lock",
            "the paths without it may be ones that never happen, since what decides about them is"
                + " not understood, or code of another file may take the lock",
            (lock, arguments, scene) -> Verdict.of(Locks.isPerhapsMissing(lock))),
        new Word<>(
            "result of the attempt is ignored",
            "the call tries to take the lock, and nothing looks at whether it did",
            (lock, arguments, scene) -> Verdict.of(Locks.isIgnoredAttempt(lock, scene), lock)),
        new Word<>(
            "method asks whether the lock is held",
            "the method also calls `isHeldByCurrentThread` or the like",
            (lock, arguments, scene) -> Verdict.of(Locks.isAskedFor(lock, scene))),
        new Word<>(
            "class leaves it to callers whether the lock is held",
            "the method never lets go of the lock, and another one of the class asks whether the"
                + " thread holds it",
            (lock, arguments, scene) -> Verdict.of(Locks.isLeftToCallers(lock, scene))),
        new Word<>(
            "monitor is a shared value",
            "a synchronized statement locks a boxed value, another object without identity or a"
                + " string literal; unknown for other strings and for classes of libraries",
            (lock, arguments, scene) -> Monitors.isSharedValue(lock, scene)),
        new Word<>(
            "monitor is replaced by another object",
            "a synchronized statement locks the object in a field that is given another one later;"
                + " setting it for the first time, or to null, does not count, nor does what a"
                + " further lock around both keeps apart",
            (lock, arguments, scene) -> Monitors.isReplaced(lock, scene)),
        new Word<>(
            "monitor changes elsewhere only",
            "nothing replaces it while it is locked",
            (lock, arguments, scene) -> Verdict.of(!Monitors.isReplacedInside(lock, scene))),
        new Word<>(
            "monitor is the class of this object",
            "`getClass()` is locked in a class that may have subclasses",
            (lock, arguments, scene) -> Verdict.of(Monitors.isOwnClass(lock), lock)),
        new Word<>(
            "no static state is used inside",
            "the statement neither reads nor writes a static field that is no constant",
            (lock, arguments, scene) -> Verdict.of(!Monitors.usesStaticState(lock, scene))),
        new Word<>(
            "monitor is a lock object",
            "a synchronized statement locks an object whose own methods take a lock or let threads"
                + " meet, such as a `Lock` or a `Semaphore`",
            (lock, arguments, scene) -> Verdict.of(Monitors.isLockObject(lock, scene), lock)),
        new Word<>(
            "the file calls no methods of the monitor",
            "nothing there calls methods such as `lock()` on the field",
            (lock, arguments, scene) -> Verdict.of(!Monitors.isUsedAsLock(lock, scene))));
  }

  static List<Term<LockUse>> terms() {
    return List.of(
        new Term<>("lock", "how the source names what is locked", (lock, scene) -> lock.lock()),
        new Term<>("flaw", "what goes wrong on the path", (lock, scene) -> Locks.flaw(lock)),
        new Term<>("type", "the class of what is locked", (lock, scene) -> Monitors.type(lock)),
        new Term<>("call", "the method that is called", (lock, scene) -> Locks.call(lock)));
  }
}
