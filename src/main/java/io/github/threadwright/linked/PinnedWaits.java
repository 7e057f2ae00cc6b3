package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.LockRange;
import io.github.threadwright.facts.LockRanges;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the waits of virtual threads that keep their carrier because they hold a monitor, or
 * initialise a class: a lock and a wait and a virtual thread, each with the way there.
 */
final class PinnedWaits {
  /** What a virtual thread lets go of its carrier for, unless it is pinned. */
  private static final Set<WaitKind> KINDS = Waiting.LONG;

  private final LinkedProgram linked;
  private final FileFacts file;
  private final LockRanges locks;
  private final LockGuards guards;
  private final Waiting waiting;

  PinnedWaits(LinkedProgram linked, FileFacts file) {
    this.linked = linked;
    this.file = file;
    this.locks = new LockRanges(file.index());
    this.guards = new LockGuards(linked);
    this.waiting = new Waiting(linked);
  }

  List<HeldWait> find() {
    if (!linked.hasVirtualThreads()) {
      return List.of();
    }
    Map<Body, CodePlace> locking = new LinkedHashMap<>();
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.LockHeld held) {
        locking.put(held.place().body(), held.place());
      }
    }
    waiting.add(file, locking.keySet());
    List<HeldWait> found = new ArrayList<>(0);
    for (CodePlace place : locking.values()) {
      for (LockRange range : locks.of(place)) {
        if (range.kind() == LockRange.Kind.MONITOR) {
          under(place, range).ifPresent(found::add);
        }
      }
    }
    for (HeldWait wait : new InitialiserWaits(linked, file).find()) {
      linked
          .unitOfBody(wait.place())
          .flatMap(unit -> linked.running(unit, ExecutionContext.VIRTUAL_THREAD))
          .filter(running -> KINDS.contains(wait.way().end().kind()))
          .ifPresent(running -> found.add(pinned(wait, running)));
    }
    return found;
  }

  private static HeldWait pinned(HeldWait wait, Running running) {
    return new HeldWait(
        HeldWait.Holder.CARRIER,
        wait.held(),
        wait.place(),
        wait.node(),
        wait.way(),
        running,
        wait.doubts());
  }

  /** A call with the way to a wait. */
  private record Candidate(Node node, Way way) {}

  private Optional<HeldWait> under(CodePlace place, LockRange range) {
    CodeUnit unit = linked.unitAt(place, range.held().node()).orElse(null);
    Running running =
        unit == null ? null : linked.running(unit, ExecutionContext.VIRTUAL_THREAD).orElse(null);
    if (running == null) {
      return Optional.empty();
    }
    List<Candidate> candidates = new ArrayList<>(1);
    for (CallSite site : locks.calls(range)) {
      Way way = way(place, range, site);
      if (way != null) {
        candidates.add(new Candidate(site.node(), way));
      }
    }
    return candidates.stream()
        .min(Comparator.comparing(Candidate::way, Waiting.SUREST))
        .map(
            best ->
                new HeldWait(
                    HeldWait.Holder.CARRIER,
                    range.held(),
                    place,
                    best.node(),
                    best.way(),
                    running,
                    Waiting.doubts(best.way())));
  }

  private @Nullable Way way(CodePlace place, LockRange range, CallSite site) {
    CodeUnit unit = linked.unitAt(place, site.node()).orElse(null);
    if (unit == null) {
      return null;
    }
    return linked.ends(unit).stream()
        .filter(end -> end.kind() != null && KINDS.contains(end.kind()))
        .flatMap(end -> waiting.way(unit, site, end).stream())
        .filter(way -> !Waiting.isNone(Waiting.last(way)))
        .filter(way -> way.end().kind() != WaitKind.CONDITION || !guards.mayBeCondition(range, way))
        .filter(way -> !guards.isPinnedLater(way))
        .min(Waiting.SUREST)
        .orElse(null);
  }
}
