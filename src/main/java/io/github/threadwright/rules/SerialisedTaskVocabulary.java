package io.github.threadwright.rules;

import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.linked.SerialisedTask;
import java.util.List;

/** The vocabulary about tasks that do all of their work under one lock. */
final class SerialisedTaskVocabulary {
  private SerialisedTaskVocabulary() {}

  static List<Word<SerialisedTask>> words() {
    return List.of(
        new Word<>(
            "tasks take turns at one lock",
            "a loop hands many of them over, or a framework calls one for each request, and each"
                + " does all of its work under a lock that it has in common with the others",
            (task, arguments, scene) -> Verdict.shownBy(task.facts().stream())),
        new Word<>(
            "a framework calls the task",
            "how many of them there are at once depends on who asks",
            (task, arguments, scene) -> Verdict.of(task.entry().framework() != null)),
        new Word<>(
            "the task may be another one",
            "it is not certain that this code is what is handed over",
            (task, arguments, scene) -> Verdict.of(task.entry().confidence() != Confidence.HIGH)));
  }

  static List<Term<SerialisedTask>> terms() {
    return List.of(
        new Term<>(
            "lock", "the lock, as the source names it", (task, scene) -> task.lock().lock()));
  }
}
