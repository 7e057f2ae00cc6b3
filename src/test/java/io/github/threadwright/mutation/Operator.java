package io.github.threadwright.mutation;

import com.github.javaparser.ast.Node;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A mistake that people make.
 *
 * @param rules of which one has to see it
 * @param type of the nodes that may be broken so
 */
record Operator<N extends Node>(String name, Set<String> rules, Class<N> type, Breaker<N> breaker) {

  /** Says how a node is broken, where there are several ways by the random numbers given. */
  @FunctionalInterface
  interface Breaker<N extends Node> {
    /** No edits when this node cannot be broken so, or would not be wrong afterwards. */
    Change change(N node, Unit unit, Random random);
  }

  /** Says how a node is broken where there is one way only. */
  @FunctionalInterface
  interface Editor<N extends Node> {
    List<Edit> edits(N node, Unit unit);
  }

  static <N extends Node> Operator<N> of(
      String name, String rules, Class<N> type, Editor<N> editor) {
    return spread(name, rules, type, (node, unit, random) -> Change.of(editor.edits(node, unit)));
  }

  /** A mistake that is spread over several methods or files. */
  static <N extends Node> Operator<N> spread(
      String name, String rules, Class<N> type, Breaker<N> breaker) {
    return new Operator<>(name, Set.of(rules.split(" ")), type, breaker);
  }

  void find(Unit unit, long seed, Consumer<Mutation> found) {
    for (N node : unit.tree().findAll(type)) {
      Random random = new Random(Objects.hash(seed, name, unit.path(), unit.start(node)));
      Change change = breaker.change(node, unit, random);
      if (!change.edits().isEmpty()) {
        found.accept(new Mutation(name, rules, unit.path(), unit.line(node), change));
      }
    }
  }
}
