package io.github.threadwright.rules;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact.JoinedAtOnce;
import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.Optional;

/** Questions about tasks that their words ask. */
final class Tasks {
  private static final String FORK_JOIN_POOL = "java.util.concurrent.ForkJoinPool";

  private static final String THREAD = "java.lang.Thread";

  private Tasks() {}

  static Optional<JoinedAtOnce> joined(TaskHandedOver task, Scene scene) {
    return scene
        .facts(JoinedAtOnce.class, task.place())
        .filter(join -> join.task().node() == task.node())
        .findFirst();
  }

  /** Whether it is a thread that the method takes for any other task. */
  static boolean isThread(TaskHandedOver task, Scene scene) {
    Api.Task how = task.api().task();
    Target target = task.place().targetOf(task.node());
    if (how == null
        || how.argument() < 0
        || !(target instanceof Target.Method method)
        || how.argument() >= method.shape().parameters().size()) {
      return false;
    }
    FileIndex index = scene.file().index();
    return index.isSubtypeOf(task.place().typeOf(task.code()), THREAD)
        && !index.isSubtypeOf(method.shape().parameters().get(how.argument()), THREAD);
  }

  private static Optional<Node.Expr> executor(TaskHandedOver task) {
    return Optional.ofNullable(task.executor());
  }

  /** The creation of the executor, when the program says where it comes from. */
  static Optional<PoolCreated> pool(TaskHandedOver task, Scene scene) {
    return scene.linked().poolOf(task);
  }

  /** Whether it matters which executor runs the task, so that the caller cannot do so itself. */
  static Verdict isConfined(TaskHandedOver task, Scene scene) {
    if (task.api().role() == Api.Role.ASYNC_CALL) {
      return Verdict.NO;
    }
    return switch (task.runner()) {
      case EVENT_LOOP, TIMER_THREAD -> Verdict.YES;
      case RECEIVER_POOL, ARGUMENT_POOL ->
          pool(task, scene).map(Tasks::isConfining).orElseGet(() -> isForkJoin(task));
      case UNKNOWN -> Verdict.UNKNOWN;
      default -> Verdict.NO;
    };
  }

  private static Verdict isConfining(PoolCreated pool) {
    if (pool.size() == 1) {
      return Verdict.YES;
    }
    return switch (pool.pool().kind()) {
      case SINGLE, FORK_JOIN, WORK_STEALING -> Verdict.YES;
      case CUSTOM, SCHEDULED -> Verdict.UNKNOWN;
      default -> pool.size() == 0 && pool.pool().sizeArgument() >= 0 ? Verdict.UNKNOWN : Verdict.NO;
    };
  }

  /** Fork/join tasks and parallel streams stay in the pool that their first task runs in. */
  private static Verdict isForkJoin(TaskHandedOver task) {
    Optional<Node.Expr> executor =
        executor(task)
            .filter(
                expr ->
                    task.place().typeOf(expr) instanceof TypeRef.ClassRef named
                        && named.name().equals(FORK_JOIN_POOL));
    return executor.map(expr -> Verdict.of(!isCommonPool(expr))).orElse(Verdict.UNKNOWN);
  }

  /** There a parallel stream would run without being told. */
  private static boolean isCommonPool(Node.Expr executor) {
    return executor instanceof Node.Call call && call.name().equals("commonPool");
  }

  static boolean isEmpty(TaskHandedOver task) {
    Code runs = task.runs();
    if (runs == null) {
      return false;
    }
    Node node = runs.node() instanceof Node.Lambda lambda ? lambda.body() : runs.node();
    return node instanceof Node.Block block && block.statements().isEmpty();
  }

  /** What a reader calls the method that takes the task. */
  static String method(TaskHandedOver task) {
    return task.node() instanceof Node.Call call ? call.name() : "it";
  }

  /** What to do in place of a task that is waited for at once. */
  static String direct(TaskHandedOver task) {
    String method = method(task);
    return task.api().role() == Api.Role.ASYNC_CALL
        ? "Call " + method.replaceFirst("Async$", "")
        : "Call the code directly";
  }

  static String awaiting(TaskHandedOver task, Scene scene) {
    return joined(task, scene)
        .map(join -> join.node() instanceof Node.Call call ? call.name() : "waiting")
        .orElse("waiting");
  }
}
