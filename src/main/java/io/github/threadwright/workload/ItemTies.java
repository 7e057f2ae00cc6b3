package io.github.threadwright.workload;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Profile.Judgement;
import java.util.ArrayList;
import java.util.List;

/** Judges whether the items of a loop or stream may run in any order, or at once. */
final class ItemTies {
  private static final int ENOUGH = 3;

  private ItemTies() {}

  /**
   * @param repeated the loop, or the lambdas of a stream
   */
  static Judgement of(Work work, List<Node> repeated) {
    List<Fact.Carried> carried = work.all(Fact.Carried.class);
    List<Fact.Carried> ties = carried.stream().filter(fact -> !fact.mergeable()).toList();
    if (!ties.isEmpty()) {
      return Judgement.of(Workload.Independence.DEPENDENT, ties);
    }
    List<Fact.Waits> bound = inTransaction(work);
    if (!bound.isEmpty()) {
      List<Workload.Reason> reasons =
          bound.stream()
              .limit(1)
              .map(
                  wait ->
                      new Workload.Reason(
                          "the transaction belongs to one thread: " + wait.text(), wait))
              .toList();
      return new Judgement(Workload.Independence.DEPENDENT, reasons);
    }
    List<Fact> changing = changing(work, repeated);
    if (!changing.isEmpty()) {
      return Judgement.of(Workload.Independence.DEPENDENT, changing);
    }
    List<Fact> unknown = unknown(work, repeated);
    if (!unknown.isEmpty()) {
      return Judgement.of(Workload.Independence.UNKNOWN, unknown);
    }
    FileIndex index = work.body().index();
    boolean unseen =
        repeated.isEmpty()
            || repeated.stream().anyMatch(node -> index.isTooDeep(work.body().place(), node));
    return Judgement.of(
        unseen ? Workload.Independence.UNKNOWN : Workload.Independence.INDEPENDENT, carried);
  }

  private static List<Fact.Waits> inTransaction(Work work) {
    return work.all(Fact.Waits.class).stream()
        .filter(wait -> wait.kind() == WaitKind.DATABASE)
        .filter(wait -> Frameworks.isInTransaction(work.body().index(), wait.place()))
        .toList();
  }

  /** The first call whose code changes what other items may use at the same time. */
  private static List<Fact> changing(Work work, List<Node> repeated) {
    return work.facts().stream()
        .filter(fact -> fact instanceof Fact.OpaqueCall call && !call.changes().isEmpty())
        .filter(fact -> !isConfined(work, repeated, fact))
        .limit(1)
        .toList();
  }

  /** The first few calls of which it is not known what else they do. */
  private static List<Fact> unknown(Work work, List<Node> repeated) {
    List<Fact> unknown = new ArrayList<>(ENOUGH);
    for (Fact fact : work.facts()) {
      boolean open =
          fact instanceof Fact.UnknownCall
              || (fact instanceof Fact.OpaqueCall && !isConfined(work, repeated, fact));
      if (open && unknown.size() < ENOUGH) {
        unknown.add(fact);
      }
    }
    return unknown;
  }

  private static boolean isConfined(Work work, List<Node> repeated, Fact fact) {
    FileIndex index = work.body().index();
    CallSite call = index.call(fact.place(), fact.node());
    for (Node node : repeated) {
      if (fact.place().body().contains(node, fact.node())) {
        return call != null && index.isConfined(fact.place(), node, call);
      }
    }
    return false;
  }
}
