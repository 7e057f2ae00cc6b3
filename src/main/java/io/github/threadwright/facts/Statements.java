package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an expression stands among statements. */
final class Statements {
  private Statements() {}

  /** The statements of the list that {@code statement} is one of; empty when it is in none. */
  static List<Node> around(Body body, Node statement) {
    Node parent = body.parent(statement);
    return parent instanceof Node.Block block
        ? block.statements()
        : parent instanceof Node.Case entry ? entry.body() : List.of();
  }

  /**
   * The innermost statement in a list of statements that {@code node} is part of; null when there
   * is none.
   */
  static @Nullable Node of(Body body, Node node) {
    for (Node at = node; at != null; at = body.parent(at)) {
      Node parent = body.parent(at);
      if (parent instanceof Node.Block
          || (parent instanceof Node.Case entry && at.id() >= firstOf(entry))) {
        return at;
      }
    }
    return null;
  }

  private static int firstOf(Node.Case entry) {
    return entry.body().isEmpty() ? Integer.MAX_VALUE : entry.body().get(0).id();
  }

  /** Whether the value of an expression is dropped. */
  static boolean isStatement(Body body, Node expr) {
    Node parent = body.parent(expr);
    return parent instanceof Node.Block
        || parent instanceof Node.Case
        || parent instanceof Node.Loop
        || parent instanceof Node.Labeled
        || (parent instanceof Node.If branch && branch.condition() != expr);
  }
}
