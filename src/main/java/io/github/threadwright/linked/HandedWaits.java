package io.github.threadwright.linked;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the waits in code that is handed to a call which runs it while it holds something. */
final class HandedWaits {
  private static final String MAP = "java.util.Map";
  private static final String CONCURRENT_MAP = "java.util.concurrent.ConcurrentHashMap";
  private static final Set<String> COMPUTING =
      Set.of("compute", "computeIfAbsent", "computeIfPresent", "merge");
  private static final Set<WaitKind> UNDER_BIN = Waiting.longAnd(WaitKind.DNS, WaitKind.FILE);

  private final LinkedProgram linked;
  private final FileFacts file;
  private final Waiting waiting;

  HandedWaits(LinkedProgram linked, FileFacts file) {
    this.linked = linked;
    this.file = file;
    this.waiting = new Waiting(linked);
  }

  List<HeldWait> find() {
    List<HeldWait> found = new ArrayList<>(0);
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.TaskHandedOver task
          && task.runs() != null
          && task.runner() == Api.Runner.CALLER_NOW) {
        HeldWait.Holder holder = holder(task);
        if (holder != null) {
          of(task, task.runs(), holder).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private HeldWait.@Nullable Holder holder(Fact.TaskHandedOver task) {
    if (task.api().role() == Api.Role.RUNS_IN_TRANSACTION) {
      return HeldWait.Holder.TRANSACTION;
    }
    String type = task.api().pattern().type();
    boolean isMap = type.equals(MAP) || type.equals(CONCURRENT_MAP);
    boolean locks = task.api().role() == Api.Role.RUNS_UNDER_LOCK || isMadeConcurrent(task);
    return isMap && locks ? HeldWait.Holder.MAP_BIN : null;
  }

  /** {@code Map<K, V> map = new ConcurrentHashMap<>()}. */
  private boolean isMadeConcurrent(Fact.TaskHandedOver task) {
    if (!(task.node() instanceof Node.Call call)
        || call.receiver() == null
        || !COMPUTING.contains(call.name())) {
      return false;
    }
    Code made = file.index().valueOf(task.place(), call.receiver());
    return made.node() instanceof Node.New
        && file.index().isSubtypeOf(made.place().typeOf(made.node()), CONCURRENT_MAP);
  }

  private Optional<HeldWait> of(Fact.TaskHandedOver task, Code code, HeldWait.Holder holder) {
    Set<WaitKind> kinds = holder == HeldWait.Holder.MAP_BIN ? UNDER_BIN : TransactionWaits.KINDS;
    String text =
        holder == HeldWait.Holder.MAP_BIN
            ? "computes the value while the map holds a lock of its own"
            : "runs the code in a transaction";
    Fact held = new Fact.Step(task.place(), task.node(), text);
    return linked
        .unitOf(code.place(), code.node())
        .flatMap(unit -> waiting.way(unit, kinds))
        .map(
            way ->
                new HeldWait(
                    holder, held, task.place(), task.node(), way, null, Waiting.doubts(way)));
  }
}
