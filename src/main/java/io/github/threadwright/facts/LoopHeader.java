package io.github.threadwright.facts;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides how often a loop runs.
 *
 * @param counter the variable that is compared with a bound, when one is
 * @param bound what it is compared with
 * @param operator how, as seen from the counter: {@code <}, {@code <=}, {@code >}, {@code >=},
 *     {@code !=}
 * @param step what is added to the counter each time; 0 without a counter
 * @param asksEachTime the part of the condition whose answer is known only after each iteration;
 *     null when the number of iterations is settled before the first one
 * @param endless whether nothing but a jump ends it
 */
public record LoopHeader(
    @Nullable Local counter,
    Node.@Nullable Expr bound,
    String operator,
    long step,
    Node.@Nullable Expr asksEachTime,
    boolean endless) {

  private static final LoopHeader FOR_EACH = new LoopHeader(null, null, "", 0, null, false);
  private static final LoopHeader ENDLESS = new LoopHeader(null, null, "", 0, null, true);

  static LoopHeader of(Node.Loop loop, LoopVariables variables, List<LocalWrites> written) {
    if (loop instanceof Node.ForEach) {
      return FOR_EACH;
    }
    Node.Expr condition = condition(loop);
    if (condition == null || isTrue(condition)) {
      return ENDLESS;
    }
    LoopHeader counted = null;
    for (Node.Expr part : parts(condition)) {
      LoopHeader found = counted(part, variables, written);
      if (found == null) {
        return new LoopHeader(null, null, "", 0, part, false);
      }
      counted = found;
    }
    return counted == null ? ENDLESS : counted;
  }

  static Node.@Nullable Expr condition(Node.Loop loop) {
    if (loop instanceof Node.For l) {
      return l.condition();
    }
    return loop instanceof Node.While l
        ? l.condition()
        : loop instanceof Node.DoWhile l ? l.condition() : null;
  }

  static boolean isTrue(Node.Expr condition) {
    return condition instanceof Node.Literal literal && literal.value().equals("true");
  }

  private static List<Node.Expr> parts(Node.Expr condition) {
    return condition instanceof Node.Binary binary && binary.operator().equals("&&")
        ? binary.operands()
        : List.of(condition);
  }

  private static @Nullable LoopHeader counted(
      Node.Expr part, LoopVariables variables, List<LocalWrites> written) {
    if (!(part instanceof Node.Binary comparison)
        || comparison.operands().size() != 2
        || !"< <= > >= !=".contains(comparison.operator())) {
      return null;
    }
    Node.Expr left = comparison.operands().get(0);
    Node.Expr right = comparison.operands().get(1);
    if (left instanceof Node.LocalUse use
        && variables.isCounter(use.local())
        && variables.isInvariant(right)) {
      return new LoopHeader(
          use.local(),
          right,
          comparison.operator(),
          step(use.local(), variables, written),
          null,
          false);
    }
    if (right instanceof Node.LocalUse use
        && variables.isCounter(use.local())
        && variables.isInvariant(left)) {
      return new LoopHeader(
          use.local(),
          left,
          turned(comparison.operator()),
          step(use.local(), variables, written),
          null,
          false);
    }
    return null;
  }

  private static long step(Local counter, LoopVariables variables, List<LocalWrites> written) {
    for (LocalWrites writes : written) {
      Long step = writes.local() == counter ? variables.step(counter, writes.nodes().get(0)) : null;
      if (step != null) {
        return step;
      }
    }
    return 0;
  }

  private static String turned(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      default -> operator;
    };
  }
}
