package io.github.threadwright.linked;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Node;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The executors of a program by where they are made, and which of them a task goes to. */
final class Pools {
  private final Map<ProgramFile, FileIndex> indexes;
  private final Map<Node, Fact.PoolCreated> byNode = new IdentityHashMap<>();

  Pools(Map<ProgramFile, FileIndex> indexes) {
    this.indexes = indexes;
  }

  void add(Fact.PoolCreated pool) {
    byNode.put(pool.node(), pool);
  }

  /** The creation of the executor that a task is handed to; null when it is not seen. */
  Fact.@Nullable PoolCreated poolOf(Fact.TaskHandedOver task) {
    Node.Expr executor = task.executor();
    return executor == null ? null : madeBy(task.place(), executor);
  }

  Fact.@Nullable PoolCreated madeBy(CodePlace place, Node.Expr executor) {
    FileIndex index = indexes.get(place.file());
    if (index == null) {
      return null;
    }
    Code made = index.valueOf(place, executor);
    return byNode.get(made.node());
  }

  ExecutionContext contextOf(Fact.TaskHandedOver task) {
    Fact.PoolCreated pool = poolOf(task);
    if (pool == null) {
      return ExecutionContext.POOL;
    }
    if (pool.factory() == Fact.PoolCreated.Factory.VIRTUAL
        || pool.pool().kind() == Api.Pool.Kind.VIRTUAL_PER_TASK) {
      return ExecutionContext.VIRTUAL_THREAD;
    }
    return ExecutionContext.POOL;
  }
}
