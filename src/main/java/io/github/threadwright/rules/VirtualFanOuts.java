package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.SettingKind;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.PoolOrigins;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.Setting;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about tasks that each get a virtual thread. */
final class VirtualFanOuts {
  private static final Set<String> PERMITS =
      Set.of("acquire", "tryAcquire", "acquireUninterruptibly");

  private VirtualFanOuts() {}

  static Verdict isUnlimited(TaskHandedOver task, Scene scene) {
    if (task.runner() == Api.Runner.VIRTUAL_THREAD) {
      return Verdict.YES;
    }
    PoolOrigins pools = scene.linked().poolsOf(task);
    boolean virtual =
        !pools.pools().isEmpty()
            && pools.complete()
            && pools.pools().stream().allMatch(VirtualFanOuts::isUnlimited);
    return virtual ? Verdict.shownBy(pools.pools().stream()) : Verdict.NO;
  }

  private static boolean isUnlimited(PoolCreated pool) {
    return pool.factory() == PoolCreated.Factory.VIRTUAL
        && pool.growth() == PoolCreated.Growth.THREADS;
  }

  static Verdict ofRequestsOrItems(TaskHandedOver task, Scene scene) {
    CodePlace place = task.place();
    Node items = Repetition.items(place, task.node(), scene);
    if (items == null && Tasks.method(task).equals("invokeAll")) {
      items = added(task, scene);
    }
    if (items != null) {
      return hasPermit(place, items)
          ? Verdict.NO
          : new Verdict(Verdict.Answer.YES, List.of(Repetition.step(place, items), task));
    }
    return scene
        .linked()
        .arrivalAt(place, task.node())
        .map(
            arrival -> {
              List<Fact> facts = new ArrayList<>(arrival.facts());
              facts.add(task);
              return new Verdict(Verdict.Answer.YES, facts);
            })
        .orElse(Verdict.NO);
  }

  /** The loop that adds to the list of {@code invokeAll(list)}; null when none does. */
  private static @Nullable Node added(TaskHandedOver task, Scene scene) {
    return task.code() instanceof Node.LocalUse list
        ? scene.file().index().variables().elements(list.local()).stream()
            .map(code -> Optional.ofNullable(Repetition.items(code.place(), code.node(), scene)))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null)
        : null;
  }

  static Verdict needsConnection(TaskHandedOver task, Scene scene) {
    Verdict waits = FanOuts.waits(task, Set.of(WaitKind.DATABASE), scene);
    if (!waits.isYes()) {
      return waits;
    }
    List<Fact> facts = new ArrayList<>(waits.facts());
    Fact wait = facts.get(facts.size() - 1);
    limit(scene)
        .ifPresent(limit -> facts.add(new Fact.Configured(wait.place(), wait.node(), limit)));
    return new Verdict(Verdict.Answer.YES, facts);
  }

  static String connections(Scene scene) {
    return limit(scene).map(Setting::number).map(number -> ", and there are " + number).orElse("");
  }

  /** A pool of connections is a permit for each; of several settings the one that is stated. */
  private static Optional<Setting> limit(Scene scene) {
    return scene
        .file()
        .index()
        .settings()
        .first(SettingKind.DATABASE_CONNECTIONS)
        .filter(setting -> setting.number() != null);
  }

  static boolean takesPermit(TaskHandedOver task, Scene scene) {
    if (hasPermit(task.place(), task.node())) {
      return true;
    }
    Verdict way = FanOuts.waits(task, Set.of(WaitKind.DATABASE), scene);
    return way.facts().stream().anyMatch(fact -> hasPermit(fact.place(), null));
  }

  private static boolean hasPermit(CodePlace place, @Nullable Node within) {
    return place
        .body()
        .subtree(within == null ? place.body().root() : within)
        .anyMatch(node -> node instanceof Node.Call call && PERMITS.contains(call.name()));
  }
}
