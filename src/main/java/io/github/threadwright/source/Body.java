package io.github.threadwright.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code of one method, constructor, initialiser or field initialiser: a tree of {@link Node}s
 * that also lies flat, in preorder. What lies below a node is a range of ids, so no walk has to
 * recurse however deep the source nests. Lambdas are part of the body that they stand in; anonymous
 * and local classes are not.
 */
public final class Body {
  private final Node[] nodes;
  private final int[] parents;
  private final int[] ends;
  private final List<Node> declaring;

  /**
   * @param nodes by id; the first one is the root
   * @param parents id of the parent by id; -1 for the root
   */
  public Body(Node[] nodes, int[] parents) {
    this.nodes = nodes.clone();
    this.parents = parents.clone();
    this.ends = endsOf(parents);
    this.declaring = declaring(this.nodes);
  }

  private static List<Node> declaring(Node[] nodes) {
    List<Node> found = List.of();
    for (Node node : nodes) {
      if (node instanceof Node.New made && made.body() != null || node instanceof Node.LocalType) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(node);
      }
    }
    return found;
  }

  private static int[] endsOf(int[] parents) {
    int[] ends = new int[parents.length];
    Arrays.setAll(ends, id -> id + 1);
    for (int id = parents.length - 1; id > 0; id--) {
      int parent = parents[id];
      ends[parent] = Math.max(ends[parent], ends[id]);
    }
    return ends;
  }

  public int size() {
    return nodes.length;
  }

  /** What declares a class: a {@link Node.LocalType} or a {@link Node.New}, in preorder. */
  public List<Node> declaring() {
    return Collections.unmodifiableList(declaring);
  }

  public Node root() {
    return nodes[0];
  }

  public Node node(int id) {
    return nodes[id];
  }

  public @Nullable Node parent(Node node) {
    int parent = parents[node.id()];
    return parent < 0 ? null : nodes[parent];
  }

  /**
   * The id behind the last node below {@code node}: ids from {@code node.id()} up to it are the
   * subtree.
   */
  public int end(Node node) {
    return ends[node.id()];
  }

  public boolean contains(Node outer, Node inner) {
    return outer.id() <= inner.id() && inner.id() < ends[outer.id()];
  }

  /** All nodes in preorder. */
  public Stream<Node> all() {
    return Arrays.stream(nodes);
  }

  /** The node and all below it, in preorder. */
  public Stream<Node> subtree(Node node) {
    return Arrays.stream(nodes, node.id(), end(node));
  }

  /** The nodes directly below, in order of evaluation. */
  public List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (int id = node.id() + 1; id < end(node); id = ends[id]) {
      children.add(nodes[id]);
    }
    return children;
  }

  /** The ancestors from the parent up to the root. */
  public Stream<Node> ancestors(Node node) {
    return Stream.iterate(parent(node), java.util.Objects::nonNull, this::parent);
  }

  /** The nearest ancestor of that type, or null. */
  public <T extends Node> @Nullable T enclosing(Node node, Class<T> type) {
    for (int id = parents[node.id()]; id >= 0; id = parents[id]) {
      if (type.isInstance(nodes[id])) {
        return type.cast(nodes[id]);
      }
    }
    return null;
  }

  /** Calls {@code action} for all nodes of one type, in preorder. */
  public <T extends Node> void forEach(Class<T> type, Consumer<? super T> action) {
    for (Node node : nodes) {
      if (type.isInstance(node)) {
        action.accept(type.cast(node));
      }
    }
  }
}
