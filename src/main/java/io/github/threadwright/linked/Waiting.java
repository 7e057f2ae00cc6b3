package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The waits that calls and units come to. */
final class Waiting {
  /** What lasts so long that it matters what is held meanwhile. */
  static final Set<WaitKind> LONG =
      Collections.unmodifiableSet(
          EnumSet.of(
              WaitKind.NETWORK,
              WaitKind.DATABASE,
              WaitKind.PROCESS,
              WaitKind.PIPE,
              WaitKind.SLEEP,
              WaitKind.CONDITION,
              WaitKind.QUEUE,
              WaitKind.FUTURE,
              WaitKind.JOIN,
              WaitKind.SYNCHRONISER));

  private static final String SEMAPHORE = "java.util.concurrent.Semaphore";

  /** The most calls that a reader would call near. */
  private static final int NEAR = 5;

  /** Of ways the surest, then the shortest. */
  static final Comparator<Way> SUREST =
      Comparator.comparing(Way::confidence, Comparator.reverseOrder())
          .thenComparingInt(way -> way.steps().size());

  private final LinkedProgram linked;
  private final Map<Node, Fact.Waits> waits = new IdentityHashMap<>();

  Waiting(LinkedProgram linked) {
    this.linked = linked;
  }

  /** Makes the calls known that wait by themselves in those bodies. */
  void add(FileFacts file, Set<Body> bodies) {
    ShortWaits shortWaits = new ShortWaits(file.index());
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.Waits wait
          && bodies.contains(wait.place().body())
          && wait.way().isEmpty()
          && !LocalEnds.isWritten(wait)
          && !shortWaits.isOne(wait)) {
        waits.put(wait.node(), wait);
      }
    }
  }

  /** The best way from a call to a wait, be it the call itself; not one that is improbable. */
  Optional<Way> way(CodeUnit unit, CallSite site, End end) {
    Fact.Waits here = waits.get(site.node());
    Optional<Way> way =
        here == null
            ? linked.wayOfCall(unit, site.node(), end)
            : Optional.of(here)
                .filter(wait -> wait.kind() == end.kind())
                .map(wait -> new Way(end, List.of(), wait, sureness(wait)));
    return way.filter(Waiting::isProbable);
  }

  /** The best way from the begin of a unit to a wait of one of these kinds. */
  Optional<Way> way(CodeUnit unit, Set<WaitKind> kinds) {
    return linked.ends(unit).stream()
        .filter(end -> end.kind() != null && kinds.contains(end.kind()))
        .flatMap(end -> linked.way(unit, end).stream())
        .filter(way -> isProbable(way) && !isShort(last(way)))
        .min(SUREST);
  }

  private static boolean isProbable(Way way) {
    return way.confidence() != Confidence.LOW && way.proof() instanceof Fact.Waits;
  }

  private static Confidence sureness(Fact.Waits wait) {
    Api.Wait how = wait.api().waits();
    return how != null && how.conditional() ? Confidence.MEDIUM : Confidence.HIGH;
  }

  static Fact.Waits last(Way way) {
    return (Fact.Waits) way.proof();
  }

  /** What speaks against the way itself. */
  static Set<HeldWait.Doubt> doubts(Way way) {
    return way.steps().size() > NEAR ? Set.of(HeldWait.Doubt.FAR_AWAY) : Set.of();
  }

  /** Waits for other threads that end by themselves do no lasting harm. */
  static boolean isShort(Fact.Waits wait) {
    Api.Wait how = wait.api().waits();
    return isNone(wait)
        || how != null
            && how.limited()
            && switch (wait.kind()) {
              case NETWORK, DNS, DATABASE, SLEEP -> false;
              default -> true;
            };
  }

  /** To launch a process takes no time to speak of; permits are taken in an order, as locks are. */
  static boolean isNone(Fact.Waits wait) {
    Api.Wait how = wait.api().waits();
    return how == null
        || how.cheap()
        || wait.api().role() == Api.Role.PROCESS_LAUNCH
        || wait.api().pattern().type().equals(SEMAPHORE);
  }

  /** What is long, and more kinds. */
  static Set<WaitKind> longAnd(WaitKind... more) {
    Set<WaitKind> kinds = EnumSet.copyOf(LONG);
    kinds.addAll(List.of(more));
    return Collections.unmodifiableSet(kinds);
  }
}
