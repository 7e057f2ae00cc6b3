package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.CallSequence;
import io.github.threadwright.source.Node;
import java.util.Collections;
import java.util.List;

/** The vocabulary about two calls on one object, of which the second relies on the first. */
final class SequenceVocabulary {
  private SequenceVocabulary() {}

  static List<Word<CallSequence>> words() {
    return List.of(
        new Word<>(
            "sequence is {sequences}",
            "the second call relies on the first one in that way: it changes a collection because"
                + " of what that held, it replaces a value by one that comes of it, or it puts an"
                + " object in a map unless there is one, then goes on with its own",
            (sequence, arguments, scene) ->
                arguments.get(Slot.SEQUENCES).contains(sequence.kind())
                    ? new Verdict(
                        Verdict.Answer.YES, List.of(sequence, sequence.first(), sequence.second()))
                    : Verdict.NO),
        new Word<>(
            "a lock is held over both",
            "this method, or all callers of a private one, hold a lock at both calls",
            (sequence, arguments, scene) -> Verdict.shownBy(sequence.locks().stream())),
        new Word<>(
            "it does no harm to store the value twice",
            "what is stored is immutable, or the same one whoever asks for it, so that it does not"
                + " matter which thread's value stays; unknown when its class is not",
            (sequence, arguments, scene) ->
                sequence.value() == null
                    ? Verdict.NO
                    : MadeTwice.isHarmlessInCollection(sequence.value(), scene)),
        new Word<>(
            "sequence shows {traits}",
            "it has something that makes it less likely that another thread comes in between or"
                + " matters: the way to the object begins at a parameter, it is a `Vector` or"
                + " `Hashtable`, a loop repeats the test, a flag or number is reset, what is stored"
                + " was not made here, the test asks for a bound, a set gains or loses an element,"
                + " another decision lies between, no other method of the file takes from the"
                + " collection, what was looked at is removed, or was compared with a constant, or"
                + " the collection is emptied as by one thread, or the variable is also changed by"
                + " `compareAndSet`",
            (sequence, arguments, scene) ->
                Verdict.of(!Collections.disjoint(sequence.traits(), arguments.get(Slot.TRAITS)))),
        new Word<>(
            "class is declared not thread-safe",
            "it, or a class around it, is annotated `@NotThreadSafe`",
            (sequence, arguments, scene) ->
                Verdict.of(Contracts.isNotThreadSafe(sequence, scene))));
  }

  static List<Term<CallSequence>> terms() {
    return List.of(
        new Term<>("object", "what is called twice", (sequence, scene) -> sequence.object()),
        new Term<>(
            "first", "the call that looks", (sequence, scene) -> name(sequence.first().node())),
        new Term<>(
            "second", "the call that acts", (sequence, scene) -> name(sequence.second().node())));
  }

  private static String name(Node call) {
    return call instanceof Node.Call made ? made.name() : "the call";
  }
}
