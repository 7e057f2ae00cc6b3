package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;

/** Where an expression stands among statements. */
public final class Statements {
  private Statements() {}

  /** The statements of the list that {@code statement} is one of; empty when it is in none. */
  static List<Node> around(Body body, Node statement) {
    Node parent = body.parent(statement);
    return parent instanceof Node.Block block
        ? block.statements()
        : parent instanceof Node.Case entry ? entry.body() : List.of();
  }

  /** Whether the value of an expression is dropped, be it by a lambda that is only this. */
  static boolean isDropped(Body body, Node expr) {
    return body.parent(expr) instanceof Node.Lambda || isStatement(body, expr);
  }

  /** Whether the expression is a statement of its own. */
  public static boolean isStatement(Body body, Node expr) {
    Node parent = body.parent(expr);
    return parent instanceof Node.Block
        || parent instanceof Node.Case
        || parent instanceof Node.Labeled
        || (parent instanceof Node.Loop loop && LoopHeader.condition(loop) != expr)
        || (parent instanceof Node.If branch && branch.condition() != expr);
  }
}
