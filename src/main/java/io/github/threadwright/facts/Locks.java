package io.github.threadwright.facts;

import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The locks of one body, asked in any order.
 *
 * @param regions in order of their first node
 * @param byCallers what all callers of the method hold
 */
record Locks(BodyIndex index, List<Held> regions, List<Fact.LockHeld> byCallers) {

  /** What is held at both nodes and, as far as the source tells, all the way between them. */
  List<Fact.LockHeld> common(Node one, Node other) {
    if (regions.isEmpty() && byCallers.isEmpty()) {
      return List.of();
    }
    List<Fact.LockHeld> common = new ArrayList<>(2);
    for (Held region : regions) {
      if (covers(region, one) && covers(region, other)) {
        common.add(region.fact());
      }
    }
    if (index.detachedIn(one) == BodyIndex.NONE && index.detachedIn(other) == BodyIndex.NONE) {
      common.addAll(byCallers);
    }
    return common;
  }

  private boolean covers(Held region, Node node) {
    return region.from() <= node.id()
        && node.id() < region.to()
        && region.from() > index.detachedIn(node);
  }
}
