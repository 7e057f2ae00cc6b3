package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What iterations of a loop hand on in local variables that are declared outside it. */
final class CarriedLocals {
  private final Iteration iteration;
  private final Body body;
  private final LoopVariables variables;
  private final Reductions reductions;
  private final Consumer<Fact.Carried> found;

  CarriedLocals(Iteration iteration, LoopVariables variables, Consumer<Fact.Carried> found) {
    this.iteration = iteration;
    this.body = iteration.body();
    this.variables = variables;
    this.reductions = new Reductions(iteration.index());
    this.found = found;
  }

  void find(List<LocalWrites> written) {
    for (LocalWrites writes : written) {
      if (!variables.isCounter(writes.local())) {
        find(writes);
      }
    }
  }

  private void find(LocalWrites writes) {
    LocalUses uses = iteration.file().uses(writes.local());
    if (uses == null) {
      return;
    }
    Local local = writes.local();
    Node first = writes.nodes().get(0);
    List<Node.LocalUse> reads = reads(uses);
    String operation = operation(writes, reads);
    if (operation != null) {
      if (isReadLater(uses) || !operation.startsWith("=")) {
        add(
            first,
            local,
            Fact.Carried.Kind.REDUCTION,
            local.name() + " gathers a result over all iterations",
            true);
      }
      return;
    }
    Node exposed = new Coverage(iteration, writes).exposedRead(local, reads);
    if (exposed != null) {
      add(
          first,
          local,
          Fact.Carried.Kind.DEPENDENCE,
          "an iteration reads what an earlier one wrote to " + local.name(),
          false);
    } else if (isReadLater(uses)) {
      add(
          first,
          local,
          Fact.Carried.Kind.ORDERED_EFFECT,
          local.name() + " keeps the value of the last iteration",
          true);
    }
  }

  /**
   * The operation that all writes share when the variable is read for nothing else; null otherwise.
   */
  private @Nullable String operation(LocalWrites writes, List<Node.LocalUse> reads) {
    String path = AccessPath.key(writes.local());
    String operation = null;
    List<Reductions.Step> steps = new ArrayList<>(writes.nodes().size());
    for (Node write : writes.nodes()) {
      Reductions.Step step = reductions.step(write, path);
      if (step == null || (operation != null && !operation.equals(step.operation()))) {
        return null;
      }
      operation = step.operation();
      steps.add(step);
    }
    for (Node read : reads) {
      if (steps.stream().noneMatch(step -> step.holds(body, read))) {
        return null;
      }
    }
    return isUsedAsValue(writes) ? null : operation;
  }

  /** {@code a[n++] = x}: the count is looked at, not only gathered. */
  private boolean isUsedAsValue(LocalWrites writes) {
    for (Node write : writes.nodes()) {
      if (!Statements.isDropped(body, write)) {
        return true;
      }
    }
    return false;
  }

  private List<Node.LocalUse> reads(LocalUses uses) {
    List<Node.LocalUse> reads = new ArrayList<>();
    for (Node.LocalUse use : uses.uses()) {
      if (iteration.from() <= use.id()
          && use.id() < iteration.to()
          && LocalUses.isRead(body, use)) {
        reads.add(use);
      }
    }
    return reads;
  }

  private boolean isReadLater(LocalUses uses) {
    if (uses.captured()) {
      return true;
    }
    for (Node.LocalUse use : uses.uses()) {
      if ((use.id() < iteration.from() || use.id() >= iteration.to())
          && LocalUses.isRead(body, use)) {
        return true;
      }
    }
    return false;
  }

  private void add(Node node, Local local, Fact.Carried.Kind kind, String text, boolean mergeable) {
    found.accept(
        new Fact.Carried(
            iteration.index().place(), node, local, kind, text, iteration.repeated(), mergeable));
  }
}
