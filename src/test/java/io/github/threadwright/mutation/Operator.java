package io.github.threadwright.mutation;

import com.github.javaparser.ast.Node;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A mistake that people make.
 *
 * @param rules of which one has to see it
 * @param type of the nodes that may be broken so
 */
record Operator<N extends Node>(String name, Set<String> rules, Class<N> type, Breaker<N> breaker) {

  /** Says how a node is broken. */
  @FunctionalInterface
  interface Breaker<N extends Node> {
    /** The edits, none when this node cannot be broken so, or would not be wrong afterwards. */
    List<Edit> edits(N node, Unit unit);
  }

  static <N extends Node> Operator<N> of(
      String name, String rules, Class<N> type, Breaker<N> breaker) {
    return new Operator<>(name, Set.of(rules.split(" ")), type, breaker);
  }

  void find(Unit unit, Consumer<Mutation> found) {
    for (N node : unit.tree().findAll(type)) {
      List<Edit> edits = breaker.edits(node, unit);
      if (!edits.isEmpty()) {
        found.accept(new Mutation(name, rules, unit.path(), unit.line(node), edits));
      }
    }
  }
}
