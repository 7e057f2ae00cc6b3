package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import java.util.List;

/** The vocabulary about tasks: code handed to somebody who runs it. */
final class TaskVocabulary {
  private TaskVocabulary() {}

  static List<Word<TaskHandedOver>> words() {
    return List.of(
        new Word<>(
            "result is awaited at once",
            "the caller waits for the task with nothing done in between",
            (task, arguments, scene) -> Verdict.shownBy(Tasks.joined(task, scene).stream())),
        new Word<>(
            "caller waits for a limited time",
            "the wait for the result has a time limit, which a plain call cannot have",
            (task, arguments, scene) ->
                Verdict.shownBy(
                    Tasks.joined(task, scene).filter(Fact.JoinedAtOnce::limited).stream())),
        new Word<>(
            "task runs on {runners}",
            "that is what runs it, as the catalogue says",
            (task, arguments, scene) ->
                Verdict.of(arguments.get(Slot.RUNNERS).contains(task.runner()), task)),
        new Word<>(
            "task is bound to its executor",
            "where it runs matters: the executor has one thread or an event loop, or is a fork/join"
                + " pool that its subtasks inherit; unknown when the executor comes from elsewhere",
            (task, arguments, scene) -> Tasks.isConfined(task, scene)),
        new Word<>(
            "task does nothing",
            "its code is empty: waiting for it waits for those before it",
            (task, arguments, scene) -> Verdict.of(Tasks.isEmpty(task))),
        new Word<>(
            "task is one of more than its pool has threads",
            "the pool has a fixed number of threads, and the method hands more tasks to it; unknown"
                + " when it has one thread and the number of tasks is not known",
            (task, arguments, scene) -> FanOuts.exceeds(task, scene)),
        new Word<>(
            "task blocks on {wait kinds}",
            "its code, or what that calls, waits for one of these, or takes part in a rendezvous",
            (task, arguments, scene) -> FanOuts.waits(task, arguments.get(Slot.WAIT_KINDS), scene)),
        new Word<>(
            "somebody waits for all tasks",
            "the method that hands them over waits for them, or they wait for each other, or do not"
                + " end so that others never begin",
            (task, arguments, scene) -> FanOuts.joined(task, scene)),
        new Word<>(
            "tasks leave their threads to each other",
            "each comes to its end by itself, and none to a barrier, or to a latch that it counts"
                + " down itself",
            (task, arguments, scene) -> Verdict.of(!FanOuts.areInTheWay(task, scene))),
        new Word<>(
            "way to the wait is not certain",
            "a call on the way may go elsewhere",
            (task, arguments, scene) -> Verdict.of(FanOuts.isUncertain(task, scene))),
        new Word<>(
            "result of the task is dropped",
            "a future holds its failure, and nobody holds the future",
            (task, arguments, scene) -> Verdict.of(LostFailures.isResultDropped(task, scene))),
        new Word<>(
            "task may fail",
            "its code, or what that calls, throws an exception that no handler of the task takes;"
                + " an interruption does not count",
            (task, arguments, scene) -> LostFailures.mayFail(task, scene)),
        new Word<>(
            "failure is not certain",
            "nothing at the call says that it throws",
            (task, arguments, scene) -> Verdict.of(LostFailures.isUncertain(task, scene))),
        new Word<>(
            "task runs on virtual threads without limit",
            "each task gets a thread of its own",
            (task, arguments, scene) -> VirtualFanOuts.isUnlimited(task, scene)),
        new Word<>(
            "task is handed over for each request or item",
            "a framework calls the code for each, or a loop accepts connections or messages, or"
                + " goes over a collection of any size, and no permit is taken there",
            (task, arguments, scene) -> VirtualFanOuts.ofRequestsOrItems(task, scene)),
        new Word<>(
            "task needs a connection to a database",
            "its code, or what that calls, waits for a database; configuration may say how many"
                + " connections there are",
            (task, arguments, scene) -> VirtualFanOuts.needsConnection(task, scene)),
        new Word<>(
            "task takes a permit",
            "its code, or a method on the way to the wait, calls `acquire` or the like",
            (task, arguments, scene) -> Verdict.of(VirtualFanOuts.takesPermit(task, scene))),
        new Word<>(
            "task is a thread",
            "a `Thread` is given where a `Runnable` is wanted, so that nobody starts it",
            (task, arguments, scene) -> Verdict.of(Tasks.isThread(task, scene), task)));
  }

  static List<Term<TaskHandedOver>> terms() {
    return List.of(
        new Term<>(
            "threads",
            "how many threads its pool has",
            (task, scene) -> FanOuts.threads(task, scene)),
        new Term<>(
            "effect",
            "what too few threads do to the tasks",
            (task, scene) -> FanOuts.effect(task, scene)),
        new Term<>("loss", "what a failure looks like", (task, scene) -> LostFailures.loss(task)),
        new Term<>(
            "connections",
            "how many connections there are, where configuration says it",
            (task, scene) -> VirtualFanOuts.connections(scene)),
        new Term<>("start", "the method that takes the task", (task, scene) -> Tasks.method(task)),
        new Term<>("direct", "what to call in place of it", (task, scene) -> Tasks.direct(task)),
        new Term<>(
            "await", "the method that waits for it", (task, scene) -> Tasks.awaiting(task, scene)));
  }
}
