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
            "only a call that throws leaves with the lock held",
            "all returns let go of it",
            (lock, arguments, scene) -> Verdict.of(Locks.isLeftByCallsOnly(lock))),
        new Word<>(
            "it is not known that the call throws",
            "no call that leaves with the lock held is known to throw",
            (lock, arguments, scene) -> Verdict.of(Locks.isLeftByUnknownCallsOnly(lock))),
        new Word<>(
            "lock may not be held when it is let go of",
            "some path comes to the call without the lock",
            (lock, arguments, scene) -> Locks.isMissing(lock)),
        new Word<>(
            "other paths hold the lock",
            "the paths without it may be ones that never happen, since what decides about them is"
                + " not understood",
            (lock, arguments, scene) -> Verdict.of(Locks.isPerhapsMissing(lock))),
        new Word<>(
            "result of the attempt is ignored",
            "the call tries to take the lock, and nothing looks at whether it did",
            (lock, arguments, scene) -> Verdict.of(Locks.isIgnoredAttempt(lock, scene), lock)),
        new Word<>(
            "method asks whether the lock is held",
            "the method also calls `isHeldByCurrentThread` or the like",
            (lock, arguments, scene) -> Verdict.of(Locks.isAskedFor(lock, scene))));
  }

  static List<Term<LockUse>> terms() {
    return List.of(
        new Term<>("lock", "how the source names what is locked", (lock, scene) -> lock.lock()),
        new Term<>("flaw", "what goes wrong on the path", (lock, scene) -> Locks.flaw(lock)),
        new Term<>("call", "the method that is called", (lock, scene) -> Locks.call(lock)));
  }
}
