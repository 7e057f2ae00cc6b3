package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the search for state that iterations hand on needs to know of them, and where it says what
 * it finds.
 */
record Carrying(
    Iteration iteration,
    LoopVariables variables,
    Ownership ownership,
    Reductions reductions,
    Touches touches,
    Consumer<Fact.Carried> found) {

  static Carrying of(Iteration iteration, LoopVariables variables, Consumer<Fact.Carried> found) {
    return new Carrying(
        iteration,
        variables,
        new Ownership(iteration, variables),
        new Reductions(iteration.index()),
        new Touches(iteration),
        found);
  }

  CodePlace place() {
    return iteration.index().place();
  }

  Body body() {
    return iteration.body();
  }

  @Nullable CallSite site(Node call) {
    return iteration.index().site(call);
  }

  /** Not where a call decides that nobody knows: that call is a fact of its own. */
  boolean isShared(Node.@Nullable Expr object) {
    Ownership.Owner owner = ownership.of(object);
    return owner == Ownership.Owner.SHARED || owner == Ownership.Owner.UNCLEAR;
  }

  void add(Node node, Fact.Carried.Kind kind, String text, boolean mergeable) {
    found.accept(
        new Fact.Carried(place(), node, null, kind, text, iteration.repeated(), mergeable));
  }
}
