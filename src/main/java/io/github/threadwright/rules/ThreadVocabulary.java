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
            "thread is started here",
            "the method that makes it starts it, too",
            (thread, arguments, scene) -> Verdict.of(thread.started())),
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
