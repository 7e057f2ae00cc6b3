package io.github.threadwright.linked;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The executors of a program by where they are made, and which of them a task goes to. */
final class Pools {
  private final Origins origins;
  private final Map<ProgramFile, FileIndex> indexes;
  private final Map<Node, Fact.PoolCreated> byNode = new IdentityHashMap<>();

  /** By the expression; many threads ask, and get the same whoever was first. */
  private final Map<Node, PoolOrigins> known = Collections.synchronizedMap(new IdentityHashMap<>());

  Pools(Origins origins, Map<ProgramFile, FileIndex> indexes, List<Fact.PoolCreated> pools) {
    this.origins = origins;
    this.indexes = indexes;
    pools.forEach(pool -> byNode.put(pool.node(), pool));
  }

  /** The executors that a task may be handed to. */
  PoolOrigins of(Fact.TaskHandedOver task) {
    Node.Expr executor = task.executor();
    return executor == null ? PoolOrigins.UNKNOWN : of(task.place(), executor);
  }

  PoolOrigins of(CodePlace place, Node.Expr executor) {
    PoolOrigins before = known.get(executor);
    if (before != null) {
      return before;
    }
    PoolOrigins found = find(place, executor);
    known.put(executor, found);
    return found;
  }

  private PoolOrigins find(CodePlace place, Node.Expr executor) {
    Origins.Found found =
        origins.of(
            place, executor, code -> byNode.containsKey(code.node()) || isCommon(code.node()));
    List<Fact.PoolCreated> pools =
        found.codes().stream().map(Code::node).map(byNode::get).filter(Objects::nonNull).toList();
    return new PoolOrigins(pools, pools.size() < found.codes().size(), found.complete());
  }

  private static boolean isCommon(Node node) {
    return node instanceof Node.Call call
        && call.name().equals("commonPool")
        && call.arguments().isEmpty();
  }

  /** Where a stage of a chain or stream runs; null when that is the thread of the caller. */
  @Nullable ExecutionContext contextOfStage(Fact.TaskHandedOver task) {
    FileIndex index = indexes.get(task.place().file());
    return index == null ? null : new Stages(index, this).contextOf(task);
  }

  ExecutionContext contextOf(Fact.TaskHandedOver task) {
    PoolOrigins pools = of(task);
    if (pools.common() && pools.pools().isEmpty()) {
      return ExecutionContext.COMMON_POOL;
    }
    return !pools.pools().isEmpty()
            && !pools.common()
            && pools.pools().stream().allMatch(Pools::isVirtual)
        ? ExecutionContext.VIRTUAL_THREAD
        : ExecutionContext.POOL;
  }

  static boolean isVirtual(Fact.PoolCreated pool) {
    return pool.factory() == Fact.PoolCreated.Factory.VIRTUAL
        || pool.pool().kind() == Api.Pool.Kind.VIRTUAL_PER_TASK;
  }
}
