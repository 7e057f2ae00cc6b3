package io.github.threadwright.facts;

import io.github.threadwright.source.Node;

/**
 * What iterations hand on in arrays. An element whose subscript counts the iterations is the
 * iteration's own, unless other elements of the array are used as well.
 */
final class CarriedElements {
  private final Carrying in;

  CarriedElements(Carrying in) {
    this.in = in;
  }

  void addWrite(Node write, Node.ArrayAccess access) {
    Node.Expr array = access;
    Node.Expr distinct = null;
    while (array instanceof Node.ArrayAccess at) {
      distinct = in.variables().isDistinct(at.index()) ? at.index() : distinct;
      array = at.array();
    }
    if (!in.isShared(array)) {
      return;
    }
    AccessPath path = AccessPath.of(in.place(), array);
    String name = path == null ? "an array" : path.text();
    if (distinct != null) {
      if (path != null && readsOtherElement(path.key(), distinct)) {
        in.add(
            write,
            Fact.Carried.Kind.DEPENDENCE,
            "an iteration reads elements of " + name + " that others write",
            false);
      }
      return;
    }
    boolean gathers = !(write instanceof Node.Assign assign) || !assign.operator().equals("=");
    if (gathers && path != null && !in.touches().isTouched(path.key(), write)) {
      in.add(
          write,
          Fact.Carried.Kind.REDUCTION,
          "the elements of " + name + " gather results over all iterations",
          true);
    } else {
      in.add(
          write,
          Fact.Carried.Kind.SHARED_WRITE,
          "iterations may write the same element of " + name,
          false);
    }
  }

  /** Whether an element is used whose subscript is not literally that one. */
  private boolean readsOtherElement(String key, Node.Expr subscript) {
    for (Touches.Touch touch : in.touches().all()) {
      if (!touch.key().equals(key)) {
        continue;
      }
      boolean same = false;
      Node at = touch.node();
      for (Node parent = in.body().parent(at);
          parent instanceof Node.ArrayAccess access && access.array() == at;
          parent = in.body().parent(at)) {
        same |= SameCode.is(in.body(), access.index(), subscript);
        at = parent;
      }
      if (!same && at != touch.node()) {
        return true;
      }
    }
    return false;
  }
}
