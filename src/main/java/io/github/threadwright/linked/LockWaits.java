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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the waits that threads come to while they hold a lock. Each lock is blamed for its own: of
 * nested ones the innermost, of the ranges of one lock that come to the same wait the nearest.
 */
final class LockWaits {
  /** For anything else than these, nobody would hold on to a lock by mistake. */
  private static final Set<WaitKind> KINDS = Waiting.longAnd(WaitKind.DNS);

  /** What code that takes a lock in a way of its own may wait for. */
  private static final Set<WaitKind> IN_TURN =
      EnumSet.of(WaitKind.SLEEP, WaitKind.CONDITION, WaitKind.SYNCHRONISER);

  private static final Comparator<HeldWait> SUREST =
      Comparator.<HeldWait>comparingInt(wait -> wait.doubts().size())
          .thenComparing(wait -> wait.way().confidence(), Comparator.reverseOrder())
          .thenComparingInt(wait -> wait.way().steps().size())
          .thenComparingInt(wait -> wait.node().id());

  private final LinkedProgram linked;
  private final FileFacts file;
  private final LockRanges locks;
  private final LockGuards guards;
  private final Waiting waiting;

  LockWaits(LinkedProgram linked, FileFacts file) {
    this.linked = linked;
    this.file = file;
    this.locks = new LockRanges(file.index());
    this.guards = new LockGuards(linked);
    this.waiting = new Waiting(linked);
  }

  /** A range with the waits in it that nothing inside it is blamed for. */
  private record Found(LockRange range, List<HeldWait> waits) {}

  List<HeldWait> find() {
    Map<Body, CodePlace> locking = new LinkedHashMap<>();
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.LockHeld held) {
        locking.put(held.place().body(), held.place());
      }
    }
    if (locking.isEmpty()) {
      return List.of();
    }
    waiting.add(file, locking.keySet());
    Map<String, List<Found>> byLock = new LinkedHashMap<>();
    for (CodePlace place : locking.values()) {
      List<LockRange> ranges = locks.of(place);
      for (LockRange range : ranges) {
        byLock
            .computeIfAbsent(nameOf(place, range), n -> new ArrayList<>())
            .add(new Found(range, under(place, range, ranges)));
      }
    }
    List<HeldWait> found = new ArrayList<>();
    byLock.values().forEach(ofLock -> addSurest(ofLock, found));
    return found;
  }

  /** Fields of an object are locked by the classes inside its class, too. */
  private static String nameOf(CodePlace place, LockRange range) {
    if (!range.member()) {
      return range.key() + " in " + place.symbol();
    }
    return range.key().equals("this") ? "this of " + place.type().binaryName() : range.key();
  }

  private void addSurest(List<Found> ofLock, List<HeldWait> found) {
    boolean quick = ofLock.stream().anyMatch(one -> one.waits().isEmpty() && one.range().member());
    Map<Fact, HeldWait> byProof = new IdentityHashMap<>();
    for (Found one : ofLock) {
      one.waits().stream()
          .map(wait -> quick ? wait : wait.with(HeldWait.Doubt.NOBODY_ELSE))
          .min(SUREST)
          .ifPresent(wait -> byProof.merge(wait.way().proof(), wait, LockWaits::surer));
    }
    Set<End> told = new HashSet<>(2);
    byProof.values().stream()
        .sorted(SUREST)
        .map(
            wait -> told.add(wait.way().end()) ? wait : wait.with(HeldWait.Doubt.ANOTHER_IS_NEARER))
        .forEach(found::add);
  }

  private static HeldWait surer(HeldWait one, HeldWait other) {
    return SUREST.compare(other, one) < 0 ? other : one;
  }

  private List<HeldWait> under(CodePlace place, LockRange range, List<LockRange> all) {
    List<HeldWait> found = new ArrayList<>(0);
    Map<Integer, List<End>> ends = new HashMap<>(2);
    for (CallSite site : locks.calls(range)) {
      CodeUnit unit = linked.unitAt(place, site.node()).orElse(null);
      if (unit != null) {
        for (End end : ends.computeIfAbsent(unit.id(), id -> endsOf(unit))) {
          Way way = way(unit, site, end).orElse(null);
          if (way != null && isBlamed(place, range, all, site.node(), way)) {
            found.add(held(place, range, site.node(), way));
          }
        }
      }
    }
    return found;
  }

  private List<End> endsOf(CodeUnit unit) {
    return linked.ends(unit).stream()
        .filter(end -> end.kind() != null && KINDS.contains(end.kind()))
        .toList();
  }

  private Optional<Way> way(CodeUnit unit, CallSite site, End end) {
    return waiting
        .way(unit, site, end)
        .filter(
            way ->
                !Waiting.isShort(Waiting.last(way))
                    && !(IN_TURN.contains(end.kind()) && LockGuards.takesLock(way)));
  }

  /** Whether no lock that is taken later, on the way or here, is the one to blame. */
  private boolean isBlamed(
      CodePlace place, LockRange range, List<LockRange> all, Node node, Way way) {
    boolean condition = way.end().kind() == WaitKind.CONDITION;
    if (condition && (guards.mayBeCondition(range, way) || !guards.isOfHeld(all, way))) {
      return false;
    }
    for (LockRange later : all.subList(all.indexOf(range) + 1, all.size())) {
      boolean own = condition && guards.mayBeCondition(later, way);
      if (locks.covers(later, node) && !own) {
        return false;
      }
    }
    return !guards.isBlamedLater(way);
  }

  private HeldWait held(CodePlace place, LockRange range, Node node, Way way) {
    Set<HeldWait.Doubt> doubts = new HashSet<>(Waiting.doubts(way));
    HeldWait.Doubt guarded = guards.guarded(range, way);
    if (guarded != null) {
      doubts.add(guarded);
    }
    if (locks.isKept(place, node) && isFarSide(way)) {
      doubts.add(HeldWait.Doubt.KEEPS_THE_RESULT);
    }
    if (LifeCycle.isPart(place)) {
      doubts.add(HeldWait.Doubt.LIFE_CYCLE);
    }
    HeldWait.Holder holder = HeldWait.Holder.valueOf(range.kind().name());
    return new HeldWait(holder, range.held(), place, node, way, null, doubts);
  }

  private static boolean isFarSide(Way way) {
    WaitKind kind = way.end().kind();
    return kind == WaitKind.NETWORK || kind == WaitKind.DNS || kind == WaitKind.DATABASE;
  }
}
