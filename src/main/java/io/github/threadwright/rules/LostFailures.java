package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.TaskFailure;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.List;
import java.util.Optional;

/** Questions about tasks whose failure nobody can see. */
final class LostFailures {
  /** It hands out the futures of its tasks itself. */
  private static final String COMPLETION_SERVICE = "java.util.concurrent.CompletionService";

  private LostFailures() {}

  /** {@code pool.submit(task);} and the like: a future holds the failure, and nobody the future. */
  static boolean isResultDropped(TaskHandedOver task, Scene scene) {
    Api.Task how = task.api().task();
    if (how == null
        || !how.returnsFuture()
        || !how.runner().isElsewhere()
        || task.api().waits() != null
        || isOwnExecutor(task)) {
      return false;
    }
    FileIndex index = scene.file().index();
    CodePlace place = task.place();
    if (task.node() instanceof Node.Call call
        && call.receiver() != null
        && index.isSubtypeOf(place.typeOf(call.receiver()), COMPLETION_SERVICE)) {
      return false;
    }
    Node at = task.node();
    Node parent = place.body().parent(at);
    while (parent instanceof Node.Call next
        && next.receiver() == at
        && goesOn(index, place, next)) {
      at = next;
      parent = place.body().parent(at);
    }
    if (parent instanceof Node.Declare declare) {
      List<Node.LocalUse> uses = index.variables().uses(declare.local());
      return uses != null && uses.isEmpty();
    }
    return parent instanceof Node.Stmt
        && !(parent instanceof Node.Return)
        && !(parent instanceof Node.Throw)
        && !(parent instanceof Node.Yield)
        && !(parent instanceof Node.ForEach);
  }

  /** {@code thenAccept} and others that do nothing when there is a failure. */
  private static boolean goesOn(FileIndex index, CodePlace place, Node.Call stage) {
    CallSite site = index.call(place, stage);
    return stage.name().startsWith("then")
        && site != null
        && site.apis().stream().anyMatch(api -> api.task() != null && api.task().returnsFuture());
  }

  /** An executor of the project may look at failures itself. */
  private static boolean isOwnExecutor(TaskHandedOver task) {
    return task.place().targetOf(task.node()) instanceof Target.Method method
        && (method.owner().origin() == TypeShape.Origin.PROJECT
            || method.receiver() != null && !method.receiver().startsWith("java."));
  }

  static Verdict mayFail(TaskHandedOver task, Scene scene) {
    return failure(task, scene)
        .map(failure -> new Verdict(Verdict.Answer.YES, List.of(task, failure.step())))
        .orElse(Verdict.NO);
  }

  static boolean isUncertain(TaskHandedOver task, Scene scene) {
    return failure(task, scene).filter(failure -> !failure.certain()).isPresent();
  }

  private static Optional<TaskFailure> failure(TaskHandedOver task, Scene scene) {
    Code runs = task.runs();
    return runs == null ? Optional.empty() : TaskFailure.of(scene.file().index(), runs);
  }

  static boolean isPeriodic(TaskHandedOver task) {
    return Tasks.method(task).startsWith("scheduleAtFixed")
        || Tasks.method(task).startsWith("scheduleWithFixed");
  }

  static String loss(TaskHandedOver task) {
    return isPeriodic(task)
        ? "the schedule ends without a word, and the task never runs again"
        : "it looks as if the task had been done";
  }
}
