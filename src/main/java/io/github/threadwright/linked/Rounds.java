package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the loop over items that calls, in each round and with the item as an argument, what comes
 * to some code. An item that is called itself, such as a service that is started, is a round of its
 * own life and none of the loop's work.
 */
final class Rounds {
  /** Of a longer way nobody can say that each round goes it. */
  private static final int MOST_CALLS = 3;

  private static final Set<String> LITERALS = Set.of("of", "asList", "values");

  private final Units units;
  private final Upward upward;

  Rounds(Units units, Upward upward) {
    this.units = units;
    this.upward = upward;
  }

  /** The loop and the calls from it to that node; empty when none is certain. */
  Optional<List<Fact.Step>> to(CodePlace place, Node node) {
    int unit = units.at(place, node);
    return unit == Units.NONE
        ? Optional.empty()
        : upward
            .find(unit, begin -> false, Rounds::isForItem, stop -> false)
            .filter(found -> found.confidence() == Confidence.HIGH)
            .filter(found -> !found.steps().isEmpty() && found.steps().size() <= MOST_CALLS)
            .map(found -> withLoop(found.steps()));
  }

  private static List<Fact.Step> withLoop(List<Fact.Step> calls) {
    Fact.Step first = calls.get(0);
    Node.ForEach loop = first.place().body().enclosing(first.node(), Node.ForEach.class);
    List<Fact.Step> steps = new ArrayList<>();
    if (loop != null) {
      steps.add(new Fact.Step(first.place(), loop, "repeats it"));
    }
    steps.addAll(calls);
    return steps;
  }

  private static boolean isForItem(CodeUnit caller, int id) {
    CodePlace place = caller.place();
    if (place == null || id < 0) {
      return false;
    }
    Body body = place.body();
    Node node = body.node(id);
    List<Node.Expr> arguments =
        node instanceof Node.Call call
            ? call.arguments()
            : node instanceof Node.New made ? made.arguments() : List.of();
    Node.ForEach loop = body.enclosing(node, Node.ForEach.class);
    if (loop == null || isLiteral(loop.source()) || !isOfSameCode(body, node, loop)) {
      return false;
    }
    Local item = loop.local();
    return arguments.stream()
        .anyMatch(
            argument ->
                body.subtree(argument)
                    .anyMatch(part -> part instanceof Node.LocalUse u && u.local().equals(item)));
  }

  private static boolean isLiteral(Node.Expr source) {
    return source instanceof Node.NewArray
        || source instanceof Node.Call call && LITERALS.contains(call.name());
  }

  /** Whether a node stands in what a loop repeats, and not in a lambda that is made there. */
  private static boolean isOfSameCode(Body body, Node node, Node.ForEach loop) {
    return body.contains(loop.body(), node)
        && body.enclosing(node, Node.Lambda.class) == body.enclosing(loop, Node.Lambda.class);
  }
}
