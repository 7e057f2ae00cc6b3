package io.github.threadwright.facts;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The assignments that iterations make to one variable that they have in common.
 *
 * @param nodes each a {@link Node.Assign} or {@link Node.Unary}, in preorder
 */
record LocalWrites(Local local, List<Node> nodes) {

  /** One for each variable, in order of the first assignment. */
  static List<LocalWrites> of(Iteration iteration) {
    Map<Local, LocalWrites> found = new LinkedHashMap<>();
    List<Node> writes = iteration.index().writes();
    for (int i = iteration.index().firstWriteFrom(iteration.from()); i < writes.size(); i++) {
      Node write = writes.get(i);
      if (write.id() >= iteration.to()) {
        break;
      }
      if (target(write) instanceof Node.LocalUse use
          && !iteration.declares(use.local())
          && iteration.runs(write)) {
        found
            .computeIfAbsent(use.local(), local -> new LocalWrites(local, new ArrayList<>(2)))
            .nodes
            .add(write);
      }
    }
    return List.copyOf(found.values());
  }

  static Node.Expr target(Node write) {
    return write instanceof Node.Assign assign ? assign.target() : ((Node.Unary) write).operand();
  }
}
