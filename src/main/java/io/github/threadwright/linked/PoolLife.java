package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of executors: who ends them, who keeps them, what is handed to them. */
final class PoolLife {
  private static final Set<String> ENDINGS = Set.of("shutdown", "shutdownNow", "close");

  private final Map<ProgramFile, FileIndex> indexes;
  private final Map<Node, List<Fact.TaskHandedOver>> tasks = new IdentityHashMap<>();
  private final Set<Node> ended = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, List<Fact.FieldAccess>> reads = new HashMap<>();

  PoolLife(
      Map<ProgramFile, FileIndex> indexes,
      List<FileFacts> files,
      Pools pools,
      List<Fact.PoolCreated> created) {
    this.indexes = indexes;
    if (created.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Fact.PoolCreated pool : created) {
      Target.Field field = fieldOf(pool.place(), pool.node());
      if (field != null) {
        names.add(field.shape().name());
      } else if (pool.place().field() != null) {
        names.add(pool.place().field().name());
      }
    }
    for (FileFacts file : files) {
      for (Fact fact : file.facts()) {
        if (fact instanceof Fact.TaskHandedOver task) {
          for (Fact.PoolCreated pool : pools.of(task).pools()) {
            tasks.computeIfAbsent(pool.node(), made -> new ArrayList<>(2)).add(task);
          }
        } else if (fact instanceof Fact.Called called) {
          addEnding(called, pools);
        } else if (fact instanceof Fact.FieldAccess access
            && access.kind() == Fact.FieldAccess.Kind.READ
            && names.contains(access.field().shape().name())) {
          String key = key(access.owner(), access.field().shape().name());
          reads.computeIfAbsent(key, field -> new ArrayList<>(4)).add(access);
        }
      }
    }
  }

  private void addEnding(Fact.Called called, Pools pools) {
    if (called.node() instanceof Node.Call call
        && call.receiver() != null
        && called.apis().stream().anyMatch(api -> api.role() == Api.Role.POOL_SHUTDOWN)) {
      pools.of(called.place(), call.receiver()).pools().forEach(pool -> ended.add(pool.node()));
    }
    if (called.node() instanceof Node.MethodRef reference
        && ENDINGS.contains(reference.name())
        && called.apis().stream().anyMatch(api -> api.role() == Api.Role.POOL_SHUTDOWN)) {
      pools.of(called.place(), reference.target()).pools().forEach(pool -> ended.add(pool.node()));
    }
  }

  /** The tasks of the program that may go to that executor. */
  List<Fact.TaskHandedOver> tasksOf(Fact.PoolCreated pool) {
    return tasks.getOrDefault(pool.node(), List.of());
  }

  PoolFate fateOf(Fact.PoolCreated pool) {
    return ended.contains(pool.node()) ? PoolFate.ENDED : fate(pool.place(), pool.node());
  }

  private PoolFate fate(CodePlace place, Node made) {
    FileIndex index = indexes.get(place.file());
    Node node = made;
    Node parent = place.body().parent(node);
    while (parent instanceof Node.Cast || isWrapper(parent, node)) {
      node = parent;
      parent = place.body().parent(node);
    }
    if (index == null) {
      return PoolFate.UNKNOWN;
    }
    if (parent == null) {
      return place.field() == null
          ? PoolFate.UNKNOWN
          : inField(key(place.type().binaryName(), place.field().name()));
    }
    Target.Field field = fieldOf(place, made);
    if (field != null) {
      return inField(key(field.owner().name(), field.shape().name()));
    }
    if (parent instanceof Node.Declare declare) {
      return inLocal(index, place, declare.local());
    }
    if (parent instanceof Node.Assign assign && assign.target() instanceof Node.LocalUse use) {
      return inLocal(index, place, use.local());
    }
    return isMereUse(index, place, node) ? PoolFate.DROPPED : PoolFate.UNKNOWN;
  }

  private static boolean isWrapper(Node parent, Node node) {
    return parent instanceof Node.Call call
            && call.receiver() != node
            && Origins.WRAPPERS.contains(call.name())
        || parent instanceof Node.New made && Origins.WRAPPERS.contains(made.type().simpleName());
  }

  /** The field that gets what is made; null when none does at once. */
  private static Target.@Nullable Field fieldOf(CodePlace place, Node made) {
    Node node = made;
    Node parent = place.body().parent(node);
    while (parent instanceof Node.Cast || isWrapper(parent, node)) {
      node = parent;
      parent = place.body().parent(node);
    }
    return parent instanceof Node.Assign assign
            && assign.value() == node
            && place.targetOf(assign.target()) instanceof Target.Field field
        ? field
        : null;
  }

  private PoolFate inField(String key) {
    for (Fact.FieldAccess read : reads.getOrDefault(key, List.of())) {
      FileIndex index = indexes.get(read.place().file());
      if (index == null || !isMereUse(index, read.place(), read.node())) {
        return PoolFate.UNKNOWN;
      }
    }
    return PoolFate.KEPT;
  }

  private PoolFate inLocal(FileIndex index, CodePlace place, Local local) {
    List<Node.LocalUse> uses = index.variables().uses(local);
    if (uses == null || local.kind() == Local.Kind.RESOURCE) {
      return PoolFate.UNKNOWN;
    }
    for (Node.LocalUse use : uses) {
      boolean written =
          place.body().parent(use) instanceof Node.Assign assign && assign.target() == use;
      if (!written && !isMereUse(index, place, use)) {
        return PoolFate.UNKNOWN;
      }
    }
    return PoolFate.DROPPED;
  }

  /** A call of it, a test of it, or handing a task over to it: nobody else gets hold of it. */
  private static boolean isMereUse(FileIndex index, CodePlace place, Node use) {
    Node parent = place.body().parent(use);
    if (parent instanceof Node.Call call) {
      CallSite site = index.call(place, call);
      return call.receiver() == use
          || site != null
              && site.apis().stream()
                  .anyMatch(
                      api -> api.task() != null && api.task().runner() == Api.Runner.ARGUMENT_POOL);
    }
    return parent instanceof Node.Binary
        || parent instanceof Node.Block
        || parent instanceof Node.MethodRef;
  }

  private static String key(String owner, String field) {
    return owner + "#" + field;
  }
}
