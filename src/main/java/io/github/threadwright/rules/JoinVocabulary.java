package io.github.threadwright.rules;

import io.github.threadwright.linked.TaskWait;
import java.util.List;

/** The vocabulary about waits for tasks that were handed to executors. */
final class JoinVocabulary {
  private JoinVocabulary() {}

  static List<Word<TaskWait>> words() {
    return List.of(
        new Word<>(
            "join is made by a task of the same pool",
            "a task of a pool with a limited number of threads and a queue comes to the wait, which"
                + " is for another task of that pool",
            (join, arguments, scene) -> Joins.ofSamePool(join, scene)),
        new Word<>(
            "the pool or the way there is not certain",
            "the task may go to another pool as well, or a call on the way may go elsewhere",
            (join, arguments, scene) -> Verdict.of(Joins.isUncertain(join, scene))),
        new Word<>(
            "join lasts a limited time",
            "the wait has a time limit",
            (join, arguments, scene) ->
                Verdict.of(
                    join.join().api().waits() != null && join.join().api().waits().limited())),
        new Word<>(
            "several threads serve the pool",
            "it has, or may have, more than one, so that all of them have to wait at once",
            (join, arguments, scene) -> Verdict.of(Joins.hasSeveralThreads(join, scene))),
        new Word<>(
            "code asks which thread it runs on",
            "the method looks at the current thread, so that it may do the work itself",
            (join, arguments, scene) -> Verdict.of(Joins.asksForThread(join, scene))));
  }

  static List<Term<TaskWait>> terms() {
    return List.of(
        new Term<>(
            "deadlock",
            "how many of the pool's threads have to wait for it to stand still",
            (join, scene) -> Joins.deadlock(join, scene)));
  }
}
