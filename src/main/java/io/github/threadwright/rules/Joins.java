package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.Running;
import io.github.threadwright.linked.TaskWait;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Questions about waits for tasks that their words ask. */
final class Joins {
  private static final Set<String> ASKING =
      Set.of("currentThread", "inEventLoop", "getPool", "inForkJoinPool");

  /** What is asked of the current thread, whichever it is. */
  private static final Set<String> TELLING_NOTHING =
      Set.of("interrupt", "isInterrupted", "getName", "setName", "getContextClassLoader");

  private Joins() {}

  static Stream<TaskWait> of(Scene scene) {
    return scene
        .facts(Fact.Waits.class)
        .filter(wait -> wait.kind() == WaitKind.FUTURE || wait.kind() == WaitKind.SYNCHRONISER)
        .flatMap(wait -> scene.linked().awaitedBy(wait).stream());
  }

  /** A task of a pool that waits for another one of the same pool. */
  private record Inner(PoolCreated pool, TaskHandedOver awaited, Running running, boolean only) {}

  static Verdict ofSamePool(TaskWait join, Scene scene) {
    return inner(join, scene)
        .map(
            inner -> {
              List<Fact> facts = new ArrayList<>();
              facts.add(inner.pool);
              facts.addAll(inner.running.facts());
              facts.add(inner.awaited);
              facts.add(join.join());
              return new Verdict(Verdict.Answer.YES, facts);
            })
        .orElse(Verdict.NO);
  }

  static boolean isUncertain(TaskWait join, Scene scene) {
    return inner(join, scene)
        .filter(inner -> !inner.only || inner.running.confidence() != Confidence.HIGH)
        .isPresent();
  }

  static boolean hasSeveralThreads(TaskWait join, Scene scene) {
    return inner(join, scene).filter(inner -> !isSingle(inner.pool)).isPresent();
  }

  static String deadlock(TaskWait join, Scene scene) {
    return inner(join, scene).filter(inner -> isSingle(inner.pool)).isPresent()
        ? "its only thread waits here, so nobody runs the other one"
        : "as soon as all of its threads wait here at once, nobody is left to run the others";
  }

  private static boolean isSingle(PoolCreated pool) {
    return pool.size() == 1
        || pool.pool().kind() == Api.Pool.Kind.SINGLE
        || pool.pool().kind() == Api.Pool.Kind.SCHEDULED && pool.pool().sizeArgument() < 0;
  }

  private static Optional<Inner> inner(TaskWait join, Scene scene) {
    Optional<CodeUnit> unit = scene.linked().unitAt(join.place(), join.node());
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    for (TaskHandedOver task : join.tasks()) {
      for (PoolCreated pool : scene.linked().poolsOf(task).pools()) {
        if (queues(pool)) {
          Optional<Running> running = scene.linked().runningOn(unit.get(), pool);
          if (running.isPresent()) {
            boolean only = scene.linked().poolOf(task).isPresent() && join.tasks().size() == 1;
            return Optional.of(new Inner(pool, task, running.get(), only));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether tasks that find no idle thread stay in a queue until one is. */
  static boolean queues(PoolCreated pool) {
    return pool.growth() == PoolCreated.Growth.QUEUE
        && pool.pool().kind() != Api.Pool.Kind.FORK_JOIN
        && pool.pool().kind() != Api.Pool.Kind.WORK_STEALING;
  }

  static boolean asksForThread(TaskWait join, Scene scene) {
    List<CallSite> calls = scene.file().index().calls(join.place(), join.place().body().root());
    return calls.stream()
        .anyMatch(
            call ->
                ASKING.contains(call.name())
                    && !(join.place().body().parent(call.node()) instanceof Node.Call about
                        && about.receiver() == call.node()
                        && TELLING_NOTHING.contains(about.name())));
  }
}
