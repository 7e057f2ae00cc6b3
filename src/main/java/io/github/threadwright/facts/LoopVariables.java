package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that count the iterations: written once in each, by a constant step, under no
 * condition ({@code i++} in the update of a {@code for}, {@code n += 2} among the statements of a
 * loop's body); and the parameters of a lambda that is run for each element. They depend on no
 * other iteration: their value follows from its number (induction variables, Allen & Kennedy 2001).
 */
final class LoopVariables {
  private static final int DEEPEST = 6;

  private final Iteration iteration;
  private final Set<Local> counters = new HashSet<>(2);

  private LoopVariables(Iteration iteration) {
    this.iteration = iteration;
  }

  static LoopVariables of(Iteration iteration, List<LocalWrites> written) {
    LoopVariables variables = new LoopVariables(iteration);
    for (LocalWrites writes : written) {
      if (writes.nodes().size() == 1 && variables.isStep(writes.local(), writes.nodes().get(0))) {
        variables.counters.add(writes.local());
      }
    }
    if (iteration.repeated() instanceof Node.Lambda lambda) {
      variables.counters.addAll(lambda.parameters());
    }
    return variables;
  }

  boolean isCounter(Local local) {
    return counters.contains(local);
  }

  private boolean isStep(Local local, Node write) {
    return isUnconditional(write) && step(local, write) != null;
  }

  private boolean isUnconditional(Node write) {
    Node.Loop loop = iteration.loop();
    Node parent = iteration.body().parent(write);
    return parent == loop
        || (loop != null && parent == loop.body() && parent instanceof Node.Block);
  }

  /** What is added to the counter in each iteration, null when that is not constant. */
  @Nullable Long step(Local local, Node write) {
    if (write instanceof Node.Unary unary) {
      return unary.operator().equals("++") ? 1L : -1L;
    }
    if (!(write instanceof Node.Assign assign)) {
      return null;
    }
    return switch (assign.operator()) {
      case "+=" -> constant(assign.value());
      case "-=" -> negated(constant(assign.value()));
      case "=" -> stepOfSum(local, assign.value());
      default -> null;
    };
  }

  private @Nullable Long stepOfSum(Local local, Node.Expr value) {
    if (!(value instanceof Node.Binary sum) || sum.operands().size() != 2) {
      return null;
    }
    Node.Expr first = sum.operands().get(0);
    Node.Expr second = sum.operands().get(1);
    if (!(first instanceof Node.LocalUse use) || use.local() != local) {
      return null;
    }
    return switch (sum.operator()) {
      case "+" -> constant(second);
      case "-" -> negated(constant(second));
      default -> null;
    };
  }

  private @Nullable Long constant(Node.Expr expr) {
    Long value = iteration.file().constant(iteration.index().place(), expr);
    return value == null || value == 0 ? null : value;
  }

  private static @Nullable Long negated(@Nullable Long value) {
    return value == null ? null : -value;
  }

  /**
   * Whether the subscript differs from iteration to iteration: a counter, or {@code a * i + b} with
   * {@code a} and {@code b} that the iteration does not change (the strong SIV test, Allen &
   * Kennedy 2001).
   */
  boolean isDistinct(Node.Expr index) {
    return isAffine(index, 0);
  }

  private boolean isAffine(Node.Expr expr, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    if (expr instanceof Node.Cast cast) {
      return isAffine(cast.value(), depth + 1);
    }
    if (expr instanceof Node.LocalUse use) {
      if (isCounter(use.local())) {
        return true;
      }
      LocalUses uses = iteration.file().uses(use.local());
      Node.Expr value = uses == null || !iteration.declares(use.local()) ? null : uses.soleValue();
      return value != null && isAffine(value, depth + 1);
    }
    if (!(expr instanceof Node.Binary binary) || !"+-*".contains(binary.operator())) {
      return false;
    }
    int varying = 0;
    for (Node.Expr operand : binary.operands()) {
      if (isAffine(operand, depth + 1)) {
        varying++;
      } else if (!isInvariant(operand)) {
        return false;
      }
    }
    return varying == 1;
  }

  /** Whether an expression has the same value in every iteration, as far as its variables tell. */
  boolean isInvariant(Node.Expr expr) {
    Body body = iteration.body();
    int end = body.end(expr);
    for (int id = expr.id(); id < end; id++) {
      Node node = body.node(id);
      boolean same =
          node instanceof Node.LocalUse use
              ? !isCounter(use.local())
                  && !iteration.declares(use.local())
                  && !isWritten(use.local())
              : isStable(node);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private boolean isStable(Node node) {
    if (node instanceof Node.Call call) {
      CallSite site = iteration.index().site(call);
      return site != null && site.effect().changesNothing();
    }
    return node instanceof Node.Literal
        || node instanceof Node.Name
        || node instanceof Node.Select
        || node instanceof Node.This
        || node instanceof Node.Binary
        || node instanceof Node.Cast
        || node instanceof Node.ArrayAccess
        || (node instanceof Node.Unary unary && !unary.writes());
  }

  private boolean isWritten(Local local) {
    LocalUses uses = iteration.file().uses(local);
    if (uses == null || !uses.isAssigned()) {
      return false;
    }
    for (Node.LocalUse use : uses.uses()) {
      if (iteration.runs(use) && LocalUses.isWrite(iteration.body(), use)) {
        return true;
      }
    }
    return false;
  }
}
