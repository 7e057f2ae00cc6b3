package io.github.threadwright.linked;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The tasks of a program: what their code is, and who waits for them. */
final class Tasks {
  private final Units units;
  private final Origins origins;
  private final Map<ProgramFile, FileIndex> indexes;
  private final Map<Node, Fact.TaskHandedOver> byCall = new IdentityHashMap<>();
  private final Map<Node, Fact.TaskHandedOver> byCode = new IdentityHashMap<>();

  Tasks(Units units, Origins origins, Map<ProgramFile, FileIndex> indexes, List<FileFacts> files) {
    this.units = units;
    this.origins = origins;
    this.indexes = indexes;
    for (FileFacts file : files) {
      for (Fact fact : file.facts()) {
        if (fact instanceof Fact.TaskHandedOver task && task.runner().isElsewhere()) {
          byCall.putIfAbsent(task.node(), task);
          byCode.putIfAbsent(task.code(), task);
        }
      }
    }
  }

  /** The units whose code a task may run: of {@code invokeAll(tasks)} those of the elements. */
  List<Integer> unitsOf(Fact.TaskHandedOver task) {
    Code runs = task.runs();
    if (runs != null) {
      int unit = units.of(runs.place(), runs.node());
      return unit == Units.NONE ? List.of() : List.of(unit);
    }
    FileIndex index = indexes.get(task.place().file());
    if (index == null || !(task.code() instanceof Node.Expr code)) {
      return List.of();
    }
    // What a method makes of one task that it is given is followed from the method.
    if (!index.isSubtypeOf(task.place().typeOf(code), "java.util.Collection")) {
      return List.of();
    }
    Origins.Found found = origins.ofElements(task.place(), code, Tasks::isCode);
    TreeSet<Integer> runBy = new TreeSet<>();
    for (Code made : found.codes()) {
      int unit = unitRunBy(made);
      if (unit != Units.NONE) {
        runBy.add(unit);
      }
    }
    return List.copyOf(runBy);
  }

  private static boolean isCode(Code code) {
    return code.node() instanceof Node.Lambda
        || code.node() instanceof Node.MethodRef
        || code.node() instanceof Node.New;
  }

  private int unitRunBy(Code made) {
    int written = units.ofFunction(made.node());
    FileIndex index = indexes.get(made.place().file());
    if (written != Units.NONE || index == null || !(made.node() instanceof Node.Expr expr)) {
      return written;
    }
    Code runs = index.runBy(made.place(), expr);
    return runs == null ? Units.NONE : units.of(runs.place(), runs.node());
  }

  // ---- waits

  /** The tasks that a wait is for; empty when none is seen. */
  Optional<TaskWait> awaitedBy(Fact.Waits wait) {
    if (!(wait.node() instanceof Node.Call call)) {
      return Optional.empty();
    }
    List<Fact.TaskHandedOver> tasks = List.of();
    if (isAskedFor(wait.place().body(), call)) {
      return Optional.empty();
    }
    if (wait.kind() == WaitKind.FUTURE) {
      tasks = byCall.containsKey(call) ? List.of(byCall.get(call)) : results(wait.place(), call);
    } else if (wait.kind() == WaitKind.SYNCHRONISER) {
      tasks = counting(wait.place(), call);
    }
    return tasks.isEmpty() ? Optional.empty() : Optional.of(new TaskWait(wait, tasks));
  }

  /** {@code if (future.isDone()) future.get()} does not wait. */
  private static boolean isAskedFor(Body body, Node.Call wait) {
    for (Node at = body.parent(wait); at != null; at = body.parent(at)) {
      if (at instanceof Node.If branch
          && body.subtree(branch.condition())
              .anyMatch(node -> node instanceof Node.Call call && call.name().equals("isDone"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether its future waits: what invokeAll gives is done, and a schedule has no result. */
  private static boolean hasResult(Fact.TaskHandedOver task) {
    boolean periodic =
        task.node() instanceof Node.Call call
            && (call.name().startsWith("scheduleAt") || call.name().startsWith("scheduleWith"));
    return task.api().waits() == null && !periodic;
  }

  private List<Fact.TaskHandedOver> results(CodePlace place, Node.Call call) {
    if (call.receiver() == null) {
      return List.of();
    }
    return origins
        .of(place, call.receiver(), code -> byCall.containsKey(code.node()))
        .codes()
        .stream()
        .map(code -> byCall.get(code.node()))
        .filter(task -> task != null && hasResult(task))
        .toList();
  }

  /** {@code latch.await()}: the tasks of this body that count the latch down. */
  private List<Fact.TaskHandedOver> counting(CodePlace place, Node.Call await) {
    if (!(await.receiver() instanceof Node.LocalUse latch)) {
      return List.of();
    }
    Body body = place.body();
    List<Fact.TaskHandedOver> tasks = new ArrayList<>(1);
    for (int id = 0; id < body.size(); id++) {
      if (body.node(id) instanceof Node.Call down
          && down.name().equals("countDown")
          && down.receiver() instanceof Node.LocalUse use
          && use.local() == latch.local()) {
        for (Node at = body.parent(down); at != null; at = body.parent(at)) {
          Fact.TaskHandedOver task = at instanceof Node.Lambda ? byCode.get(at) : null;
          if (task != null && !body.contains(at, await)) {
            tasks.add(task);
          }
        }
      }
    }
    return tasks;
  }
}
