package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which conditions of a body are worth remembering on a path: those on local variables, and
 * those under which the lock is taken, since the same ones decide whether it is let go of.
 */
final class LockConditions {
  private static final int LONGEST = 12;

  private final Set<String> guards = new HashSet<>();

  LockConditions(Body body, LockEvents events) {
    for (LockEvents.Event event : events.byNode().values()) {
      if (LockEvents.takes(event.kind())) {
        body.ancestors(event.call()).forEach(this::addGuard);
      }
    }
  }

  private void addGuard(Node node) {
    if (node instanceof Node.If branch) {
      Condition condition = Condition.of(branch.condition());
      if (condition != null) {
        guards.add(condition.text());
      }
    }
  }

  /** What in the text of a condition stands for the variable that {@code node} changes. */
  static @Nullable String written(Node node) {
    Node.Expr target =
        node instanceof Node.Assign assign
            ? assign.target()
            : node instanceof Node.Unary unary && unary.writes() ? unary.operand() : null;
    if (target instanceof Node.LocalUse use) {
      return AccessPath.key(use.local());
    }
    if (target instanceof Node.Name name) {
      return "." + name.name();
    }
    return target instanceof Node.Select select ? "." + select.name() : null;
  }

  /** The condition, when it is one to remember. */
  @Nullable Condition of(Node.Expr expr) {
    Condition condition = Condition.of(expr);
    return condition != null && (condition.local() || guards.contains(condition.text()))
        ? condition
        : null;
  }

  /**
   * A condition in a form that is the same for the same question.
   *
   * @param negated whether the source asks for the opposite
   * @param local whether nobody else can change the answer
   */
  record Condition(String text, boolean negated, boolean local) {

    static @Nullable Condition of(Node.Expr expr) {
      StringBuilder text = new StringBuilder();
      boolean[] local = {true};
      if (expr instanceof Node.Binary binary && binary.operands().size() == 2) {
        boolean negated = Set.of("!=", ">=", "<=").contains(binary.operator());
        boolean read =
            append(text, binary.operands().get(0), local, 0)
                && append(
                    text.append(positive(binary.operator())), binary.operands().get(1), local, 0);
        return read ? new Condition(text.toString(), negated, local[0]) : null;
      }
      return append(text, expr, local, 0) ? new Condition(text.toString(), false, local[0]) : null;
    }

    private static String positive(String operator) {
      return switch (operator) {
        case "!=" -> "==";
        case ">=" -> "<";
        case "<=" -> ">";
        default -> operator;
      };
    }

    private static boolean append(
        StringBuilder text, Node.@Nullable Expr expr, boolean[] local, int depth) {
      if (depth > LONGEST) {
        return false;
      }
      if (expr == null || expr instanceof Node.This) {
        text.append("this");
        return true;
      }
      if (expr instanceof Node.LocalUse use) {
        text.append(AccessPath.key(use.local()));
        return true;
      }
      if (expr instanceof Node.Literal literal) {
        text.append(literal.value());
        return true;
      }
      local[0] = false;
      if (expr instanceof Node.Name name) {
        text.append("this.").append(name.name());
        return true;
      }
      if (expr instanceof Node.Select select) {
        boolean read = append(text, select.target(), local, depth + 1);
        text.append('.').append(select.name());
        return read;
      }
      if (expr instanceof Node.Call call && call.arguments().size() <= 1) {
        boolean read = append(text, call.receiver(), local, depth + 1);
        text.append('.').append(call.name()).append('(');
        for (Node.Expr argument : call.arguments()) {
          read &= append(text, argument, local, depth + 1);
        }
        text.append(')');
        return read;
      }
      return false;
    }
  }
}
