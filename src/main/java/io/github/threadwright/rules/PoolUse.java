package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.linked.Arrival;
import io.github.threadwright.linked.PoolFate;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about what feeds, keeps and ends executors. */
final class PoolUse {
  private static final Set<String> ENDS =
      Set.of("close", "stop", "shutdown", "shutdownNow", "destroy", "dispose", "terminate");

  private PoolUse() {}

  // ---- fed

  private record Fed(TaskHandedOver task, Arrival arrival, boolean only) {}

  static Verdict fedByRequests(PoolCreated pool, Scene scene) {
    return fed(pool, scene)
        .map(
            fed -> {
              List<Fact> facts = new ArrayList<>(fed.arrival.facts());
              facts.add(fed.task);
              return new Verdict(Verdict.Answer.YES, facts);
            })
        .orElse(Verdict.NO);
  }

  static boolean isFedUncertainly(PoolCreated pool, Scene scene) {
    return fed(pool, scene)
        .filter(fed -> !fed.only || fed.arrival.confidence() != Confidence.HIGH)
        .isPresent();
  }

  /** The surest way from a request to a task of that executor. */
  private static Optional<Fed> fed(PoolCreated pool, Scene scene) {
    Fed found = null;
    for (TaskHandedOver task : scene.linked().tasksOf(pool)) {
      Optional<Arrival> arrival = scene.linked().arrivalAt(task.place(), task.node());
      if (arrival.isPresent()) {
        boolean only = scene.linked().poolOf(task).isPresent();
        Fed fed = new Fed(task, arrival.get(), only);
        if (only && arrival.get().confidence() == Confidence.HIGH) {
          return Optional.of(fed);
        }
        found = found == null ? fed : found;
      }
    }
    return Optional.ofNullable(found);
  }

  // ---- made

  static Verdict madeOften(PoolCreated pool, Scene scene) {
    Node.Loop loop = Repetition.loopAround(pool.place(), pool.node(), scene);
    if (loop != null) {
      return Verdict.of(true, Repetition.step(pool.place(), loop));
    }
    return scene
        .linked()
        .arrivalAt(pool.place(), pool.node())
        .map(arrival -> new Verdict(Verdict.Answer.YES, arrival.facts()))
        .or(
            () ->
                Repetition.isOnceOnly(pool.place(), pool.node())
                    ? Optional.empty()
                    : scene
                        .linked()
                        .roundsTo(pool.place(), pool.node())
                        .map(steps -> new Verdict(Verdict.Answer.YES, List.copyOf(steps))))
        .orElse(Verdict.NO);
  }

  static boolean isMadeUncertainly(PoolCreated pool, Scene scene) {
    return Repetition.loopAround(pool.place(), pool.node(), scene) == null
        && scene
            .linked()
            .arrivalAt(pool.place(), pool.node())
            .filter(arrival -> arrival.confidence() != Confidence.HIGH)
            .isPresent();
  }

  // ---- ended

  static Verdict neverEnded(PoolCreated pool, Scene scene) {
    PoolFate fate = scene.linked().fateOf(pool);
    boolean forgotten = fate == PoolFate.KEPT && hasEnd(pool.place().type());
    return Verdict.of(fate == PoolFate.DROPPED || forgotten, pool);
  }

  /** Whether objects of a class are told when they are done with. */
  private static boolean hasEnd(TypeDecl type) {
    return type.methods().stream()
        .anyMatch(
            method ->
                ENDS.contains(method.name())
                    && !Modifier.isStatic(method.modifiers())
                    && method.body() != null
                    && method.body().root() instanceof Node.Block block
                    && !block.statements().isEmpty());
  }

  static boolean belongsToTheProgram(PoolCreated pool) {
    CodePlace place = pool.place();
    FieldDecl field = place.field();
    if (field != null) {
      return Modifier.isStatic(field.modifiers())
          || place.type().kind() == TypeShape.Kind.INTERFACE;
    }
    MethodDecl method = place.method();
    if (method == null) {
      return true;
    }
    boolean main = method.isStatic() && method.name().equals("main");
    Node parent = place.body().parent(pool.node());
    return main
        || parent instanceof Node.Assign assign
            && place.targetOf(assign.target()) instanceof Target.Field target
            && Modifier.isStatic(target.shape().modifiers());
  }

  static boolean endsByItself(PoolCreated pool, Scene scene) {
    return switch (pool.pool().kind()) {
      case CACHED, VIRTUAL_PER_TASK, PER_TASK, FORK_JOIN, WORK_STEALING -> true;
      // Its executor is wrapped in an object that ends it with the garbage.
      case SINGLE -> scene.linked().fateOf(pool) == PoolFate.DROPPED;
      case FIXED, SCHEDULED, CUSTOM -> mayTimeOut(pool, scene);
    };
  }

  private static boolean mayTimeOut(PoolCreated pool, Scene scene) {
    boolean told =
        scene.file().index().places().stream()
            .filter(place -> place.type() == pool.place().type())
            .flatMap(place -> scene.file().index().calls(place, place.body().root()).stream())
            .anyMatch(call -> call.name().equals("allowCoreThreadTimeOut"));
    return told || pool.pool().kind() == Api.Pool.Kind.CUSTOM && startsWithZero(pool);
  }

  /** {@code new ThreadPoolExecutor(0, ...)}. */
  private static boolean startsWithZero(PoolCreated pool) {
    return pool.node() instanceof Node.New made
        && !made.arguments().isEmpty()
        && made.arguments().get(0) instanceof Node.Literal size
        && size.value().equals("0");
  }

  static boolean hasFactory(PoolCreated pool) {
    return pool.pool().factoryArgument() >= 0;
  }
}
