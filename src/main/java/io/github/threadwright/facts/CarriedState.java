package io.github.threadwright.facts;

import io.github.threadwright.source.Node;
import java.util.List;
import java.util.function.Consumer;

/** What iterations hand on in objects: fields, arrays, collections, streams and connections. */
final class CarriedState {
  private final Iteration iteration;
  private final Carrying in;
  private final CarriedElements elements;
  private final CarriedCalls calls;

  CarriedState(Iteration iteration, LoopVariables variables, Consumer<Fact.Carried> found) {
    this.iteration = iteration;
    this.in = Carrying.of(iteration, variables, found);
    this.elements = new CarriedElements(in);
    this.calls = new CarriedCalls(in);
  }

  void find() {
    List<Node> writes = iteration.index().writes();
    for (int i = iteration.index().firstWriteFrom(iteration.from());
        i < writes.size() && writes.get(i).id() < iteration.to();
        i++) {
      if (iteration.runs(writes.get(i))) {
        addWrite(writes.get(i));
      }
    }
    List<CallSite> sites = iteration.index().calls();
    for (int i = iteration.index().firstCallFrom(iteration.from());
        i < sites.size() && sites.get(i).node().id() < iteration.to();
        i++) {
      if (iteration.runs(sites.get(i).node())) {
        calls.add(sites.get(i));
      }
    }
  }

  private void addWrite(Node write) {
    Node.Expr target = LocalWrites.target(write);
    if (target instanceof Node.ArrayAccess access) {
      elements.addWrite(write, access);
      return;
    }
    Node.Expr holder = target instanceof Node.Select select ? select.target() : null;
    if (target instanceof Node.LocalUse || (holder != null && !in.isShared(holder))) {
      return;
    }
    AccessPath path = AccessPath.of(in.place(), target);
    String name = path == null ? "a field" : path.text();
    Reductions.Step step = path == null ? null : in.reductions().step(write, path.key());
    if (path == null) {
      in.add(write, Fact.Carried.Kind.SHARED_WRITE, "every iteration writes " + name, false);
      return;
    }
    boolean readElsewhere =
        step != null
            ? in.touches().isTouched(path.key(), step)
            : LocalUses.isRead(in.body(), target) || in.touches().isTouched(path.key(), target);
    if (step != null && !readElsewhere) {
      in.add(
          write, Fact.Carried.Kind.REDUCTION, name + " gathers a result over all iterations", true);
    } else if (readElsewhere) {
      in.add(
          write,
          Fact.Carried.Kind.DEPENDENCE,
          "an iteration reads what an earlier one wrote to " + name,
          false);
    } else {
      in.add(write, Fact.Carried.Kind.SHARED_WRITE, "every iteration writes " + name, false);
    }
  }
}
