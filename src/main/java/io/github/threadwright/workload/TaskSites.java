package io.github.threadwright.workload;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Profile.Judgement;
import io.github.threadwright.workload.Workload.Bound;
import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are handed to another thread, threads, pools and processes. Their work is the code
 * that they run when it stands in the same file; what stands elsewhere is left to the linked
 * program.
 */
final class TaskSites {
  private static final Workload NOTHING_KNOWN =
      new Workload(Bound.UNKNOWN, Set.of(), Independence.UNKNOWN, Items.UNKNOWN, List.of());

  private final Map<Body, BodyFacts> bodies;
  private final BodyFacts body;
  private final Runners runners;

  TaskSites(Map<Body, BodyFacts> bodies, BodyFacts body) {
    this.bodies = bodies;
    this.body = body;
    this.runners = new Runners(body.index());
  }

  void addTo(List<Site> sites) {
    Node lastTask = null;
    for (Fact fact : body.all()) {
      if (fact instanceof Fact.ThreadCreated thread) {
        sites.add(site(SiteKind.THREAD, thread, thread.runs(), Runners.of(thread)));
      } else if (fact instanceof Fact.PoolCreated pool) {
        sites.add(site(SiteKind.POOL, pool, null, concurrent(pool)));
      } else if (fact instanceof Fact.ProcessLaunched process) {
        sites.add(site(SiteKind.PROCESS, process, null, "a process"));
      } else if (fact instanceof Fact.TaskHandedOver task
          && task.node() != lastTask
          && !isThread(task)) {
        String runner = runners.of(task);
        if (runner != null) {
          sites.add(site(SiteKind.TASK, task, task.runs(), runner));
          lastTask = task.node();
        }
      }
    }
  }

  /** {@code new Thread(task)} is a thread, not a task. */
  private boolean isThread(Fact.TaskHandedOver task) {
    FileIndex index = body.index();
    return body.at(Fact.ThreadCreated.class, task.node()) != null
        || (task.runs() == null
            && index.isSubtypeOf(task.place().typeOf(task.code()), "java.lang.Thread"));
  }

  private static String concurrent(Fact.PoolCreated pool) {
    return pool.factory() == Fact.PoolCreated.Factory.VIRTUAL
        ? Runners.VIRTUAL_THREAD
        : Runners.of(pool.pool().kind());
  }

  private Site site(SiteKind kind, Fact fact, @Nullable Code runs, String concurrent) {
    BodyFacts where = runs == null ? null : bodies.get(runs.place().body());
    if (runs == null || where == null) {
      CodePlace place = runs == null ? fact.place() : runs.place();
      return new Site(
          kind, fact.place(), fact.node(), List.of(), List.of(), NOTHING_KNOWN, concurrent, place);
    }
    Work work = Work.of(where, List.of(runs.node()), List.of());
    Workload workload = Profile.of(work, Items.UNKNOWN, Judgement.NONE);
    return new Site(
        kind,
        fact.place(),
        fact.node(),
        work.roots(),
        work.facts(),
        workload,
        concurrent,
        where.place());
  }
}
