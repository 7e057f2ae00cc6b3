package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.End;
import io.github.threadwright.linked.Way;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Workload.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Questions about tasks of which a method hands several to one pool. */
final class FanOuts {
  private static final Set<String> ENDS = Set.of("awaitTermination", "close", "invokeAll");
  private static final Set<String> BARRIERS =
      Set.of(
          "java.util.concurrent.CyclicBarrier",
          "java.util.concurrent.Phaser",
          "java.util.concurrent.Exchanger");

  private FanOuts() {}

  private static Optional<PoolCreated> pool(TaskHandedOver task, Scene scene) {
    return scene.linked().poolOf(task).filter(pool -> Joins.queues(pool) && size(pool) > 0);
  }

  private static int size(PoolCreated pool) {
    return pool.pool().kind() == Api.Pool.Kind.SINGLE ? 1 : pool.size();
  }

  static Verdict exceeds(TaskHandedOver task, Scene scene) {
    Optional<PoolCreated> pool = pool(task, scene);
    if (pool.isEmpty() || isPeriodic(task)) {
      return Verdict.NO;
    }
    Items items = tasks(task, pool.get(), scene);
    if (items.least() > size(pool.get())) {
      return new Verdict(Verdict.Answer.YES, List.of(pool.get(), task));
    }
    boolean several = items.most() > 1 && size(pool.get()) == 1;
    return several ? new Verdict(Verdict.Answer.UNKNOWN, List.of(pool.get(), task)) : Verdict.NO;
  }

  private static boolean isPeriodic(TaskHandedOver task) {
    return Tasks.method(task).startsWith("schedule");
  }

  /** How many tasks the method hands to the pool; none for all but the first call that does so. */
  private static Items tasks(TaskHandedOver task, PoolCreated pool, Scene scene) {
    if (Tasks.method(task).equals("invokeAll")) {
      int known = scene.linked().unitsOf(task).size();
      return added(task, scene).orElse(new Items(known, known == 0 ? Long.MAX_VALUE : known));
    }
    long least = 0;
    long most = 0;
    for (TaskHandedOver other : scene.facts(TaskHandedOver.class, task.place()).toList()) {
      boolean same =
          scene.linked().poolOf(other).filter(made -> made.node() == pool.node()).isPresent();
      if (same && !isPeriodic(other)) {
        if (other.node().id() < task.node().id()) {
          return new Items(0, 0);
        }
        Items items = repeated(other.place(), other.node(), scene);
        least += items.least();
        most = Math.max(most, items.most() == Long.MAX_VALUE ? items.most() : most + items.most());
      }
    }
    return new Items(least, most);
  }

  /** The tasks that a loop adds to the list of {@code invokeAll(list)}. */
  private static Optional<Items> added(TaskHandedOver task, Scene scene) {
    if (!(task.code() instanceof Node.LocalUse list)) {
      return Optional.empty();
    }
    return scene.file().index().variables().elements(list.local()).stream()
        .map(code -> repeated(code.place(), code.node(), scene))
        .reduce(
            (one, other) ->
                new Items(one.least() + other.least(), Math.max(one.most(), other.most())));
  }

  /** How often a node is reached, by the loops around it within the same code. */
  private static Items repeated(CodePlace place, Node node, Scene scene) {
    Body body = place.body();
    Items items = new Items(1, 1);
    Node child = node;
    for (Node at = body.parent(node); at != null; at = body.parent(at)) {
      if (at instanceof Node.Lambda lambda) {
        if (!scene.file().index().runsHere(place, lambda)) {
          return items;
        }
        // A stream, or forEach, runs it for any number of elements.
        items = new Items(0, Long.MAX_VALUE);
      }
      if (at instanceof Node.If || at instanceof Node.Catch || at instanceof Node.Switch) {
        items = new Items(0, items.most());
      }
      if (at instanceof Node.Loop loop && loop.body() == child) {
        Items times = scene.siteAt(at).map(site -> site.workload().items()).orElse(Items.UNKNOWN);
        boolean endless = times.most() == Long.MAX_VALUE || items.most() == Long.MAX_VALUE;
        items =
            new Items(
                Math.max(0, times.least()) * items.least(),
                endless ? Long.MAX_VALUE : times.most() * items.most());
      }
      child = at;
    }
    return items;
  }

  // ---- waits

  static Verdict waits(TaskHandedOver task, Set<WaitKind> kinds, Scene scene) {
    Optional<Way> way = way(task, kinds, scene);
    return way.map(found -> new Verdict(Verdict.Answer.YES, List.copyOf(found.facts())))
        .orElse(Verdict.NO);
  }

  private static Optional<Way> way(TaskHandedOver task, Set<WaitKind> kinds, Scene scene) {
    Optional<Way> meeting =
        kinds.contains(WaitKind.SYNCHRONISER) ? meeting(task, scene) : Optional.empty();
    if (meeting.isPresent()) {
      return meeting;
    }
    Way best = null;
    for (CodeUnit unit : scene.linked().unitsOf(task)) {
      for (WaitKind kind : kinds) {
        Way way = scene.linked().way(unit, End.of(kind)).orElse(null);
        if (way != null
            && way.confidence() != Confidence.LOW
            && (best == null || way.confidence().compareTo(best.confidence()) > 0)) {
          best = way;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  static boolean isUncertain(TaskHandedOver task, Scene scene) {
    return way(task, Set.of(WaitKind.values()), scene)
        .filter(way -> way.confidence() != Confidence.HIGH)
        .isPresent();
  }

  /** How a task comes to a place where all have to be before any goes on. */
  static Optional<Way> meeting(TaskHandedOver task, Scene scene) {
    for (CodeUnit unit : scene.linked().unitsOf(task)) {
      Optional<Way> way =
          scene
              .linked()
              .way(unit, End.of(WaitKind.SYNCHRONISER))
              .filter(found -> isMeeting(found.proof()));
      if (way.isPresent()) {
        return way;
      }
    }
    return Optional.empty();
  }

  private static boolean isMeeting(Fact proof) {
    if (!(proof instanceof Fact.Waits wait) || !(wait.node() instanceof Node.Call await)) {
      return false;
    }
    return BARRIERS.contains(wait.api().pattern().type()) || countsDown(wait.place(), await);
  }

  /** {@code latch.countDown(); latch.await();} */
  private static boolean countsDown(CodePlace place, Node.Call await) {
    if (!(await.receiver() instanceof Node.LocalUse latch)) {
      return false;
    }
    Node.Lambda task = place.body().enclosing(await, Node.Lambda.class);
    Node code = task == null ? place.body().root() : task;
    return place
        .body()
        .subtree(code)
        .anyMatch(
            node ->
                node instanceof Node.Call call
                    && call.name().equals("countDown")
                    && call.receiver() instanceof Node.LocalUse use
                    && use.local() == latch.local()
                    && place.body().enclosing(call, Node.Lambda.class) == task);
  }

  /** Whether those that have a thread never give it back to the others. */
  static boolean areInTheWay(TaskHandedOver task, Scene scene) {
    return meeting(task, scene).isPresent() || isEndless(task, scene);
  }

  private static boolean isEndless(TaskHandedOver task, Scene scene) {
    return task.runs() != null
        && scene.file().index().ends(task.runs()) == Fact.ThreadCreated.Ends.NO;
  }

  static Verdict joined(TaskHandedOver task, Scene scene) {
    if (areInTheWay(task, scene)) {
      return Verdict.YES;
    }
    return Verdict.shownBy(joins(task, scene).limit(1));
  }

  private static Stream<Fact.Waits> joins(TaskHandedOver task, Scene scene) {
    List<Fact.Waits> joins = new ArrayList<>();
    for (Fact.Waits wait : scene.facts(Fact.Waits.class, task.place()).toList()) {
      if (wait.kind() == WaitKind.FUTURE || wait.kind() == WaitKind.SYNCHRONISER) {
        CallSite site = scene.file().index().call(wait.place(), wait.node());
        boolean ends = site != null && ENDS.contains(site.name());
        boolean awaited =
            scene
                .linked()
                .awaitedBy(wait)
                .filter(join -> join.tasks().stream().anyMatch(one -> one.node() == task.node()))
                .isPresent();
        if (ends || awaited) {
          joins.add(wait);
        }
      }
    }
    return joins.stream();
  }

  // ---- terms

  static String threads(TaskHandedOver task, Scene scene) {
    int size = pool(task, scene).map(FanOuts::size).orElse(0);
    return size == 1 ? "one thread" : size + " threads";
  }

  static String effect(TaskHandedOver task, Scene scene) {
    if (meeting(task, scene).isPresent()) {
      return "wait for tasks that no thread is left to run, so none of them ever goes on";
    }
    if (isEndless(task, scene)) {
      return "do not end by themselves, so those that find no thread never run";
    }
    return pool(task, scene).map(FanOuts::size).orElse(0) == 1
        ? "wait one after another, as if no pool were there"
        : "wait in turns, and take as many times longer";
  }
}
