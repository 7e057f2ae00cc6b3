package io.github.threadwright.workload;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.workload.Workload.Bound;
import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import io.github.threadwright.workload.Workload.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws the profile of work from its facts. */
final class Profile {
  private static final int MOST_WAITS = 4;
  private static final int MOST_REASONS = 8;

  /** Below this many operations in all, computing is not worth a word. */
  private static final long LITTLE = 1000;

  private static final Set<WaitKind> LOCKS = EnumSet.of(WaitKind.LOCK, WaitKind.MONITOR);
  private static final Set<WaitKind> UNSURE = EnumSet.of(WaitKind.WRAPPED, WaitKind.CLASS_INIT);

  private final Work work;
  private final Items items;
  private final EnumSet<WaitKind> waits = EnumSet.noneOf(WaitKind.class);
  private final List<Reason> reasons = new ArrayList<>();

  private Profile(Work work, Items items) {
    this.work = work;
    this.items = items;
  }

  /**
   * @param independence said together with its reasons by who knows the kind of site
   */
  static Workload of(Work work, Items items, Judgement independence) {
    Profile profile = new Profile(work, items);
    Bound bound = profile.bound();
    independence.reasons().forEach(profile::add);
    return new Workload(bound, profile.waits, independence.independence(), items, profile.reasons);
  }

  /** What is known of the items' dependence on each other, and why. */
  record Judgement(Independence independence, List<Reason> reasons) {
    static final Judgement NONE = new Judgement(Independence.UNKNOWN, List.of());

    Judgement {
      reasons = List.copyOf(reasons);
    }

    static Judgement of(Independence independence, List<? extends Fact> facts) {
      return new Judgement(
          independence, facts.stream().map(fact -> new Reason(fact.text(), fact)).toList());
    }
  }

  private Bound bound() {
    EnumSet<WaitKind> certain = EnumSet.noneOf(WaitKind.class);
    for (Fact.Waits wait : work.all(Fact.Waits.class)) {
      if (counts(wait)) {
        waits.add(wait.kind());
        addWait(wait);
        // What waits in some states only, e.g. when a cache has no such value, does not bind it.
        if (wait.sure()) {
          certain.add(wait.kind());
        }
      }
    }
    boolean computes = computes();
    Set<WaitKind> slow = EnumSet.copyOf(certain);
    slow.removeAll(LOCKS);
    slow.removeAll(UNSURE);
    if (!slow.isEmpty()) {
      return computes && work.loops() > 0 ? Bound.MIXED : Bound.IO;
    }
    List<Fact.LockHeld> locks = work.all(Fact.LockHeld.class);
    if (!certain.isEmpty() && LOCKS.containsAll(waits) || !locks.isEmpty() && !computes) {
      locks.forEach(lock -> add(new Reason(lock.text(), lock)));
      return Bound.LOCK;
    }
    if (!waits.isEmpty() || callsUnknown()) {
      return Bound.UNKNOWN;
    }
    return computes ? Bound.CPU : Bound.TRIVIAL;
  }

  private void addWait(Fact.Waits wait) {
    if (reasons.size() < MOST_WAITS) {
      add(new Reason(wait.text(), wait));
    }
  }

  /** One line is enough, however often it could be said. */
  private void add(Reason reason) {
    if (reasons.size() < MOST_REASONS
        && reasons.stream().noneMatch(known -> known.text().equals(reason.text()))) {
      reasons.add(reason);
    }
  }

  /** A line on the console and a look at a file's attributes decide nothing. */
  private boolean counts(Fact.Waits wait) {
    CallSite site = work.body().index().call(wait.place(), wait.node());
    boolean prints =
        wait.kind() == WaitKind.CONSOLE && site != null && site.effect() == Effect.PRINTS;
    return !prints && (wait.api().waits() == null || !wait.api().waits().cheap());
  }

  private boolean computes() {
    int weight = work.weight();
    boolean much =
        items.most() == Long.MAX_VALUE
            || items.most() > LITTLE / Math.max(1, weight)
            || work.loops() > 0;
    return much && weight >= (work.loops() > 0 ? Weights.COMPUTES_IN_LOOP : Weights.COMPUTES);
  }

  private boolean callsUnknown() {
    return work.facts().stream()
        .anyMatch(fact -> fact instanceof Fact.UnknownCall || fact instanceof Fact.OpaqueCall);
  }
}
