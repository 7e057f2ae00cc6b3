package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * What runs once per item: the body of a loop with its condition and update, or a lambda that is
 * run for each element.
 *
 * @param repeated the loop or the lambda
 * @param from id of the first node that is repeated
 * @param to id behind the last one
 */
record Iteration(FileIndex file, BodyIndex index, Node repeated, int from, int to) {

  static Iteration of(FileIndex file, BodyIndex index, Node repeated) {
    Body body = index.body();
    int from = repeated.id() + 1;
    if (repeated instanceof Node.ForEach each) {
      from = body.end(each.source());
    } else if (repeated instanceof Node.For loop && !loop.init().isEmpty()) {
      from = body.end(loop.init().get(loop.init().size() - 1));
    }
    return new Iteration(file, index, repeated, from, body.end(repeated));
  }

  Body body() {
    return index.body();
  }

  /** Whether the node runs in each iteration, and on its thread. */
  boolean runs(Node node) {
    return from <= node.id() && node.id() < to && index.detachedIn(node) <= repeated.id();
  }

  /** Whether each iteration has a variable of its own. */
  boolean declares(Local local) {
    LocalUses uses = file.uses(local);
    if (uses == null || uses.home() != index) {
      return false;
    }
    Node declaration = uses.declaration();
    return declaration != null
        && (declaration == repeated || from <= declaration.id() && declaration.id() < to);
  }

  /** The {@code update} of a {@code for} is numbered before the body, but comes after it. */
  int order(Node node) {
    if (repeated instanceof Node.For loop
        && !loop.update().isEmpty()
        && node.id() < loop.body().id()) {
      return node.id() >= loop.update().get(0).id() ? node.id() + to : node.id();
    }
    return node.id();
  }

  Node.@Nullable Loop loop() {
    return repeated instanceof Node.Loop loop ? loop : null;
  }
}
