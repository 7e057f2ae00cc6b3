package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body under construction. A node gets its id when it is opened and is made when it is closed,
 * its children between.
 */
final class BodyBuilder {
  private static final int NO_PARENT = -1;

  private final @Nullable BodyBuilder outer;
  private final Flow flow = new Flow();
  private @Nullable Node[] nodes = new Node[16];
  private int[] parents = new int[16];
  private int size;
  private int open = NO_PARENT;
  private int lambdas;

  BodyBuilder(@Nullable BodyBuilder outer) {
    this.outer = outer;
  }

  /** The body that this one interrupts: the one that holds the anonymous or local class. */
  @Nullable BodyBuilder outer() {
    return outer;
  }

  Flow flow() {
    return flow;
  }

  int open() {
    if (size == parents.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
      parents = Arrays.copyOf(parents, size * 2);
    }
    parents[size] = open;
    open = size;
    return size++;
  }

  void close(Node node) {
    nodes[node.id()] = node;
    open = parents[node.id()];
  }

  int nextLambda() {
    return ++lambdas;
  }

  Body build() {
    return new Body(Arrays.copyOf(nodes, size, Node[].class), Arrays.copyOf(parents, size));
  }
}
