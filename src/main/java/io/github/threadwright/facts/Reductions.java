package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises writes that add one value to a result by an associative operation, so that parts can
 * be computed apart and joined (Pottenger & Eigenmann 1995): {@code sum += x}, {@code n++}, {@code
 * p = p * x}, {@code m = Math.max(m, x)}, {@code if (x > m) m = x}, {@code total = total.add(x)},
 * {@code found = true}.
 */
final class Reductions {
  private static final Set<String> OPERATORS = Set.of("+", "*", "|", "&", "^", "&&", "||");
  private static final Set<String> METHODS =
      Set.of("add", "plus", "multiply", "min", "max", "and", "or", "xor", "concat", "sum");
  private static final Set<String> COMPARISONS =
      Set.of("compareTo", "compare", "isAfter", "isBefore");
  private static final Set<String> ORDERINGS = Set.of("<", ">", "<=", ">=");
  private static final String EXTREME = "max";

  private final BodyIndex index;
  private final Body body;

  Reductions(BodyIndex index) {
    this.index = index;
    this.body = index.body();
  }

  /**
   * One write seen as a step of a reduction.
   *
   * @param operation the same for writes that may be mixed
   * @param write in which the variable may be read for it
   * @param guard the condition in which it may be read as well; null when there is none
   */
  record Step(String operation, Node write, @Nullable Node guard) {

    /** Whether a read of the variable is a part of the step. */
    boolean holds(Body body, Node read) {
      return body.contains(write, read) || (guard != null && body.contains(guard, read));
    }
  }

  /**
   * @param write a {@link Node.Assign} or {@link Node.Unary} that writes {@code path}
   */
  @Nullable Step step(Node write, String path) {
    if (write instanceof Node.Unary) {
      return new Step("+", write, null);
    }
    if (!(write instanceof Node.Assign assign)) {
      return null;
    }
    if (!assign.operator().equals("=")) {
      String operator = assign.operator().substring(0, assign.operator().length() - 1);
      String operation = operator.equals("-") ? "+" : operator;
      return OPERATORS.contains(operation) && !reads(assign.value(), path)
          ? new Step(operation, assign, null)
          : null;
    }
    String operation = operationOf(assign.value(), path);
    if (operation != null) {
      return new Step(operation, assign, null);
    }
    if (assign.value() instanceof Node.Literal literal) {
      return new Step("=" + literal.value(), assign, null);
    }
    return extreme(assign, path);
  }

  private @Nullable String operationOf(Node.Expr value, String path) {
    if (value instanceof Node.Binary binary && OPERATORS.contains(binary.operator())) {
      return binary.operands().stream().filter(operand -> is(operand, path)).count() == 1
              && binary.operands().stream()
                  .allMatch(operand -> is(operand, path) || !reads(operand, path))
          ? binary.operator()
          : null;
    }
    if (value instanceof Node.Call call && METHODS.contains(call.name())) {
      CallSite site = index.site(call);
      boolean onReceiver = call.receiver() != null && is(call.receiver(), path);
      long among = call.arguments().stream().filter(argument -> is(argument, path)).count();
      boolean elsewhere =
          call.arguments().stream()
              .anyMatch(argument -> !is(argument, path) && reads(argument, path));
      return site != null
              && site.effect() == Effect.PURE
              && (onReceiver ? 1 : 0) + among == 1
              && !elsewhere
          ? call.name()
          : null;
    }
    if (value instanceof Node.Conditional choice) {
      Node.Expr other = is(choice.then(), path) ? choice.orElse() : choice.then();
      boolean keeps = is(choice.then(), path) || is(choice.orElse(), path);
      return keeps && isOrdering(choice.condition(), path, other) ? EXTREME : null;
    }
    return null;
  }

  /** {@code if (x > m) m = x;}, alone or with more in the branch. */
  private @Nullable Step extreme(Node.Assign assign, String path) {
    Node at = assign;
    Node parent = body.parent(assign);
    while (parent instanceof Node.Block) {
      at = parent;
      parent = body.parent(parent);
    }
    boolean guarded =
        parent instanceof Node.If branch
            && branch.then() == at
            && isOrdering(branch.condition(), path, assign.value());
    return guarded && parent instanceof Node.If branch
        ? new Step(EXTREME, assign, branch.condition())
        : null;
  }

  /** Whether the condition compares the variable with {@code value}, or by something of both. */
  private boolean isOrdering(Node.Expr condition, String path, Node.Expr value) {
    int end = body.end(condition);
    for (int id = condition.id(); id < end; id++) {
      Node node = body.node(id);
      boolean orders =
          (node instanceof Node.Binary binary && ORDERINGS.contains(binary.operator()))
              || (node instanceof Node.Call call && COMPARISONS.contains(call.name()));
      if (orders && reads(node, path) && SameCode.holds(body, node, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean is(Node expr, String path) {
    AccessPath found = AccessPath.of(index.place(), expr);
    return found != null && found.key().equals(path);
  }

  private boolean reads(Node node, String path) {
    int end = body.end(node);
    for (int id = node.id(); id < end; id++) {
      Node inner = body.node(id);
      if ((inner instanceof Node.LocalUse
              || inner instanceof Node.Name
              || inner instanceof Node.Select)
          && is(inner, path)) {
        return true;
      }
    }
    return false;
  }
}
