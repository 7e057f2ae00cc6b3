package io.github.threadwright.facts;

import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;

/** Says which locks are held at the nodes of a body; asked in preorder. */
final class HeldLocks {
  private final BodyIndex index;
  private final List<Held> regions;
  private final List<Fact.LockHeld> byCallers;
  private final List<Held> active = new ArrayList<>(2);
  private int next;
  private int nextEnd = Integer.MAX_VALUE;
  private List<Fact.LockHeld> last = List.of();
  private int lastDetachedIn = BodyIndex.NONE;
  private boolean stale = true;

  /**
   * @param regions in order of their first node
   * @param byCallers what all callers of the method hold
   */
  HeldLocks(BodyIndex index, List<Held> regions, List<Fact.LockHeld> byCallers) {
    this.index = index;
    this.regions = regions;
    this.byCallers = byCallers;
  }

  /** The locks that the method itself holds there. */
  List<Held> own(Node node) {
    moveTo(node.id());
    int detachedIn = index.detachedIn(node);
    List<Held> held = new ArrayList<>(active.size());
    for (Held region : active) {
      if (region.from() > detachedIn) {
        held.add(region);
      }
    }
    return held;
  }

  /** All locks that are held there, the method's own ones first. */
  List<Fact.LockHeld> at(Node node) {
    if (regions.isEmpty() && byCallers.isEmpty()) {
      return List.of();
    }
    moveTo(node.id());
    int detachedIn = index.detachedIn(node);
    if (stale || detachedIn != lastDetachedIn) {
      List<Fact.LockHeld> held = new ArrayList<>(Held.facts(own(node)));
      if (detachedIn == BodyIndex.NONE) {
        held.addAll(byCallers);
      }
      last = List.copyOf(held);
      lastDetachedIn = detachedIn;
      stale = false;
    }
    return last;
  }

  private void moveTo(int id) {
    while (next < regions.size() && regions.get(next).from() <= id) {
      Held region = regions.get(next++);
      active.add(region);
      nextEnd = Math.min(nextEnd, region.to());
      stale = true;
    }
    if (nextEnd <= id) {
      active.removeIf(region -> region.to() <= id);
      nextEnd = active.stream().mapToInt(Held::to).min().orElse(Integer.MAX_VALUE);
      stale = true;
    }
  }
}
