package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * What is still to be done, as a stack on the heap: source that nests 5,000 deep must not need a
 * call stack that deep. A step plans further steps in the order in which they shall run; they all
 * run before anything planned earlier.
 */
final class Agenda {
  private Object[] steps = new Object[256];
  private int size;

  void plan(Runnable step) {
    add(step);
  }

  void plan(Statement statement) {
    add(statement);
  }

  void plan(Expression expression) {
    add(expression);
  }

  /** Statements or expressions. */
  void planAll(List<? extends com.github.javaparser.ast.Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      add(nodes.get(i));
    }
  }

  private void add(Object step) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, size * 2);
    }
    steps[size++] = step;
  }

  /** Runs the planned steps, and the ones that these plan, until none is left. */
  void run(Statements statements, Expressions expressions) {
    reverse(0);
    while (size > 0) {
      Object step = steps[--size];
      int planned = size;
      if (step instanceof Expression expression) {
        expression.accept(expressions, null);
      } else if (step instanceof Statement statement) {
        statement.accept(statements, null);
      } else {
        ((Runnable) step).run();
      }
      reverse(planned);
    }
  }

  private void reverse(int from) {
    for (int low = from, high = size - 1; low < high; low++, high--) {
      Object step = steps[low];
      steps[low] = steps[high];
      steps[high] = step;
    }
  }
}
