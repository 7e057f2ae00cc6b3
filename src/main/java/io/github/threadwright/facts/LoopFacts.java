package io.github.threadwright.facts;

import io.github.threadwright.source.Node;
import java.util.List;
import java.util.function.Consumer;

/**
 * What iterations hand on to each other, for every loop of a body and for every lambda that is run
 * for each element.
 */
final class LoopFacts {
  /**
   * Loops and lambdas that nest deeper are left alone, so that the work stays in proportion to the
   * code.
   */
  static final int DEEPEST = 20;

  private final FileIndex file;
  private final BodyIndex index;

  LoopFacts(FileIndex file, BodyIndex index) {
    this.file = file;
    this.index = index;
  }

  void find(Consumer<? super Fact.Carried> found) {
    for (Node.Loop loop : index.loops()) {
      if (index.depth(loop) <= DEEPEST) {
        ofLoop(loop, found);
      }
    }
    for (Node.Lambda lambda : index.lambdas()) {
      boolean runsHere = index.detachedIn(lambda.body()) != lambda.id();
      if (runsHere && index.depth(lambda) <= DEEPEST) {
        Iteration iteration = Iteration.of(file, index, lambda);
        new CarriedState(iteration, LoopVariables.of(iteration, List.of()), found::accept).find();
      }
    }
  }

  private void ofLoop(Node.Loop loop, Consumer<? super Fact.Carried> found) {
    Iteration iteration = Iteration.of(file, index, loop);
    List<LocalWrites> written = LocalWrites.of(iteration);
    LoopVariables variables = LoopVariables.of(iteration, written);
    LoopExits exits = new LoopExits(iteration, loop, found::accept);
    exits.addCondition(LoopHeader.of(loop, variables, written));
    new CarriedLocals(iteration, variables, found::accept).find(written);
    new CarriedState(iteration, variables, found::accept).find();
    List<Node> jumps = index.jumps();
    for (int i = index.firstJumpFrom(iteration.from());
        i < jumps.size() && jumps.get(i).id() < iteration.to();
        i++) {
      exits.addJump(jumps.get(i));
    }
  }
}
