package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;

/** Compares expressions of one body by what is written, not by where. */
final class SameCode {
  private SameCode() {}

  static boolean is(Body body, Node one, Node other) {
    int length = body.end(one) - one.id();
    if (length != body.end(other) - other.id()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isSameNode(body.node(one.id() + i), body.node(other.id() + i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code outer} holds an expression like {@code inner}. */
  static boolean holds(Body body, Node outer, Node inner) {
    for (int id = outer.id(); id < body.end(outer); id++) {
      if (is(body, body.node(id), inner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameNode(Node one, Node other) {
    if (one instanceof Node.LocalUse a && other instanceof Node.LocalUse b) {
      return a.local() == b.local();
    }
    if (one instanceof Node.Literal a && other instanceof Node.Literal b) {
      return a.kind() == b.kind() && a.value().equals(b.value());
    }
    if (one instanceof Node.Name a && other instanceof Node.Name b) {
      return a.name().equals(b.name());
    }
    if (one instanceof Node.Select a && other instanceof Node.Select b) {
      return a.name().equals(b.name());
    }
    if (one instanceof Node.Call a && other instanceof Node.Call b) {
      return a.name().equals(b.name());
    }
    if (one instanceof Node.Binary a && other instanceof Node.Binary b) {
      return a.operator().equals(b.operator());
    }
    if (one instanceof Node.Unary a && other instanceof Node.Unary b) {
      return a.operator().equals(b.operator());
    }
    return (one instanceof Node.ArrayAccess && other instanceof Node.ArrayAccess)
        || (one instanceof Node.This && other instanceof Node.This);
  }
}
