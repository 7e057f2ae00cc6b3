package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.ThreadCreated;
import io.github.threadwright.facts.Fact.ThreadCreated.Ends;
import java.util.Collections;
import java.util.List;

/** The vocabulary about threads that are created. */
final class ThreadVocabulary {
  private ThreadVocabulary() {}

  static List<Word<ThreadCreated>> words() {
    return List.of(
        new Word<>(
            "thread runs code that ends",
            "what it runs comes to an end by itself, so that it is a task; unknown when its code is"
                + " not visible",
            (thread, arguments, scene) -> Threads.ends(thread, Ends.YES)),
        new Word<>(
            "thread runs code that only throws or exits",
            "it throws or ends the JVM and does nothing else",
            (thread, arguments, scene) -> Verdict.of(Threads.onlyThrows(thread))),
        new Word<>(
            "thread runs code that handles its own failure",
            "all that it does stands in one `try` that catches what it may throw",
            (thread, arguments, scene) -> Verdict.of(Threads.handlesFailure(thread))),
        new Word<>(
            "thread runs code that blocks on {wait kinds}",
            "it waits for one of these, as a reader of an input does that may never come",
            (thread, arguments, scene) ->
                Verdict.shownBy(
                    Threads.waits(thread, scene)
                        .filter(wait -> arguments.get(Slot.WAIT_KINDS).contains(wait.kind())))),
        new Word<>(
            "thread is started here",
            "the method that makes it starts it, too",
            (thread, arguments, scene) -> Verdict.of(thread.started())),
        new Word<>(
            "thread is dropped before anybody starts it",
            "it is neither started nor given to anybody who could start it",
            (thread, arguments, scene) -> Verdict.of(thread.dropped(), thread)),
        new Word<>(
            "thread is made for each request or item",
            "a framework calls the code for each, or a loop accepts connections or messages, and no"
                + " permit is taken; or a loop makes one for each element of a collection of any"
                + " size",
            (thread, arguments, scene) -> ThreadUse.ofRequestsOrItems(thread, scene)),
        new Word<>(
            "way to the thread is not certain",
            "a call on the way may go elsewhere",
            (thread, arguments, scene) -> Verdict.of(ThreadUse.isUncertain(thread, scene))),
        new Word<>(
            "thread is kept in a field",
            "somebody controls it later",
            (thread, arguments, scene) -> Verdict.of(thread.keptInField())),
        new Word<>(
            "thread has {settings} set",
            "one of these is set on it, or it is so",
            (thread, arguments, scene) ->
                Verdict.of(
                    !Collections.disjoint(thread.settings(), arguments.get(Slot.SETTINGS)))));
  }

  static List<Term<ThreadCreated>> terms() {
    return List.of();
  }
}
