package io.github.threadwright.workload;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Workload.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every loop is a site; an item is an iteration. */
final class LoopSites {
  private final BodyFacts body;
  private final Runners runners;

  LoopSites(BodyFacts body) {
    this.body = body;
    this.runners = new Runners(body.index());
  }

  void addTo(List<Site> sites) {
    for (Node.Loop loop : body.index().loops(body.place())) {
      if (!body.index().isTooDeep(body.place(), loop)) {
        sites.add(site(loop));
      }
    }
  }

  private Site site(Node.Loop loop) {
    List<Node> repeated = List.of(loop);
    List<Node> roots = repeatedParts(loop);
    Work work = Work.of(body, roots, repeated).behind(ofWhole(loop));
    boolean mayEnd =
        work.all(Fact.Carried.class).stream()
            .anyMatch(fact -> fact.kind() == Fact.Carried.Kind.EXIT);
    Items items = new Sizes(body.index(), body.place()).ofLoop(loop);
    items = mayEnd ? new Items(Math.min(items.least(), 1), items.most()) : items;
    Workload workload = Profile.of(work, items, ItemTies.of(work, repeated));
    return new Site(
        SiteKind.LOOP,
        body.place(),
        loop,
        roots,
        work.facts(),
        workload,
        concurrent(work),
        body.place());
  }

  private static List<Node> repeatedParts(Node.Loop loop) {
    List<Node> parts = new ArrayList<>(3);
    if (loop instanceof Node.For counted) {
      if (counted.condition() != null) {
        parts.add(counted.condition());
      }
      parts.addAll(counted.update());
    } else if (loop instanceof Node.While || loop instanceof Node.DoWhile) {
      parts.add(loop instanceof Node.While w ? w.condition() : ((Node.DoWhile) loop).condition());
    }
    parts.add(loop.body());
    parts.sort(Comparator.comparingInt(Node::id));
    return parts;
  }

  /** What the loop as a whole hands on stands at the loop itself, outside its parts. */
  private List<Fact> ofWhole(Node.Loop loop) {
    Fact.Carried carried = body.at(Fact.Carried.class, loop);
    return carried == null || carried.repeated() != loop ? List.of() : List.of(carried);
  }

  private @Nullable String concurrent(Work work) {
    if (waitsForOwnResult(work)) {
      return null;
    }
    for (Fact.TaskHandedOver task : work.all(Fact.TaskHandedOver.class)) {
      String runner = runners.of(task);
      boolean ofThread = body.at(Fact.ThreadCreated.class, task.node()) != null;
      if (runner != null && !ofThread && !waits(task)) {
        return "each item is handed to " + runner;
      }
    }
    for (Fact.ThreadCreated thread : work.all(Fact.ThreadCreated.class)) {
      if (thread.started()) {
        return "each item is handed to " + Runners.of(thread);
      }
    }
    return callsAsync(work) ? "each item is an async call" : null;
  }

  /** Not for the result of a task that other code started: that ties the iterations. */
  private static boolean waitsForOwnResult(Work work) {
    List<Fact.Carried> ties = work.all(Fact.Carried.class);
    return work.all(Fact.Waits.class).stream()
        .filter(wait -> wait.kind() == WaitKind.FUTURE)
        .anyMatch(wait -> ties.stream().noneMatch(tie -> tie.node() == wait.node()));
  }

  /** {@code invokeAll(tasks)}: the iteration goes on only when the tasks are done. */
  private boolean waits(Fact.TaskHandedOver task) {
    return body.at(Fact.Waits.class, task.node()) != null;
  }

  private boolean callsAsync(Work work) {
    for (Node root : work.roots()) {
      for (CallSite call : body.index().calls(body.place(), root)) {
        if (call.has(Api.Role.ASYNC_CALL)
            && body.index().runsWithin(body.place(), call.node(), root)) {
          return true;
        }
      }
    }
    return false;
  }
}
