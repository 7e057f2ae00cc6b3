package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked before a wait. */
final class WaitGuards {
  private WaitGuards() {}

  /** The questions by their text. */
  static List<String> of(Body body, Node call) {
    List<String> guards = new ArrayList<>();
    for (Node.Expr condition : conditions(body, call)) {
      add(guards, condition);
    }
    return guards;
  }

  /** The conditions of the branches around the call, and of the loop that repeats it. */
  static List<Node.Expr> conditions(Body body, Node call) {
    Node child = call;
    List<Node.Expr> conditions = new ArrayList<>();
    for (Node at = body.parent(call);
        at != null && !(at instanceof Node.Lambda);
        at = body.parent(at)) {
      if (at instanceof Node.If branch && branch.then() == child) {
        conditions.add(branch.condition());
      }
      if (at instanceof Node.Loop loop && loop.body() == child) {
        Node.Expr condition = condition(loop);
        if (condition != null) {
          conditions.add(condition);
        }
        return conditions;
      }
      child = at;
    }
    return conditions;
  }

  private static Node.@Nullable Expr condition(Node.Loop loop) {
    if (loop instanceof Node.While repeated) {
      return repeated.condition();
    }
    if (loop instanceof Node.DoWhile repeated) {
      return repeated.condition();
    }
    return loop instanceof Node.For counted ? counted.condition() : null;
  }

  private static void add(List<String> guards, Node.Expr condition) {
    List<Node.Expr> parts =
        condition instanceof Node.Binary all && all.operator().equals("&&")
            ? all.operands()
            : List.of(condition);
    for (Node.Expr part : parts) {
      Node.Expr asked = part;
      boolean negated = false;
      while (asked instanceof Node.Unary not && not.operator().equals("!")) {
        asked = not.operand();
        negated = !negated;
      }
      LockConditions.Condition found = LockConditions.Condition.of(asked);
      if (found != null && !found.local() && !(asked instanceof Node.Literal)) {
        guards.add((negated == found.negated() ? "" : "not ") + found.text());
      }
    }
  }
}
