package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.jspecify.annotations.Nullable;

/**
 * A body under construction. A node gets its id when it is opened and is made when it is closed,
 * its children between. Beside each node stays what the compiler has for it.
 */
final class BodyBuilder {
  private static final int NO_PARENT = -1;

  private final List<@Nullable Node> nodes = new ArrayList<>();
  private final List<@Nullable ASTNode> origins = new ArrayList<>();
  private int[] parents = new int[16];
  private int open = NO_PARENT;
  private int lambdas;

  int open() {
    int id = nodes.size();
    if (id == parents.length) {
      parents = Arrays.copyOf(parents, id * 2);
    }
    parents[id] = open;
    open = id;
    nodes.add(null);
    origins.add(null);
    return id;
  }

  <N extends Node> N close(N node, @Nullable ASTNode origin) {
    nodes.set(node.id(), node);
    origins.set(node.id(), origin);
    open = parents[node.id()];
    return node;
  }

  int nextLambda() {
    return ++lambdas;
  }

  /** By node id. */
  List<@Nullable ASTNode> origins() {
    return origins;
  }

  Body build() {
    return new Body(nodes.toArray(Node[]::new), Arrays.copyOf(parents, nodes.size()));
  }
}
