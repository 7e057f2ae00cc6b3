package io.github.threadwright.linked;

import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How usual it is that code comes to a node of its unit: what is done once only, to set what is not
 * set yet, says little of what a call does; what is done after a failure, or when a flag among the
 * parameters says so, says less than what is always done.
 */
final class Usual {
  private Usual() {}

  /**
   * High where nothing speaks against it, medium in a handler or by a flag, low in a lazy
   * initialisation.
   */
  static Confidence at(FileIndex index, CodePlace place, Node node) {
    Body body = place.body();
    Confidence usual = Confidence.HIGH;
    Node below = node;
    for (Node at = body.parent(node);
        at != null && !(at instanceof Node.Lambda);
        below = at, at = body.parent(at)) {
      if (at instanceof Node.Catch || isDecidedByCaller(place, at, below)) {
        usual = Confidence.MEDIUM;
      }
      if (at instanceof Node.If test && setsWhatItMisses(index, place, test, below)) {
        return Confidence.LOW;
      }
    }
    return usual;
  }

  /** A branch that a parameter decides about: many callers never come there. */
  private static boolean isDecidedByCaller(CodePlace place, Node at, Node branch) {
    Node.Expr condition =
        at instanceof Node.If test
            ? test.condition()
            : at instanceof Node.Conditional choice ? choice.condition() : null;
    return condition != null
        && branch != condition
        && place
            .body()
            .subtree(condition)
            .anyMatch(
                node ->
                    node instanceof Node.LocalUse use
                        && use.local().kind() == Local.Kind.PARAMETER
                        && isFlag(use.local()));
  }

  private static boolean isFlag(Local parameter) {
    return parameter.type() != null && parameter.type().simpleName().equals("boolean");
  }

  /** {@code if (x == null) { x = ...; }}, and the other branch of {@code if (x != null)}. */
  private static boolean setsWhatItMisses(
      FileIndex index, CodePlace place, Node.If test, Node branch) {
    boolean isThen = branch == test.then();
    if (!isThen && branch != test.orElse()) {
      return false;
    }
    Node.Expr missed = comparedWithNull(test.condition(), isThen ? "==" : "!=");
    String path = missed == null ? null : index.pathOf(place, missed);
    return path != null
        && place
            .body()
            .subtree(branch)
            .anyMatch(
                node ->
                    node instanceof Node.Assign assign
                        && path.equals(index.pathOf(place, assign.target())));
  }

  private static Node.@Nullable Expr comparedWithNull(Node.Expr condition, String operator) {
    if (!(condition instanceof Node.Binary comparison)
        || !comparison.operator().equals(operator)
        || comparison.operands().size() != 2) {
      return null;
    }
    List<Node.Expr> sides = comparison.operands();
    return isNull(sides.get(1)) ? sides.get(0) : isNull(sides.get(0)) ? sides.get(1) : null;
  }

  private static boolean isNull(Node.Expr expr) {
    return expr instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
  }

  static Confidence least(Confidence one, Confidence other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
