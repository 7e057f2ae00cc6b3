package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a file with what its calls come to in other methods: for who looks at a call from
 * outside, their waits are waits of that call, and a call is no longer opaque whose code is known
 * to change nothing.
 */
public final class DeepFacts {
  private static final List<End> WAITS =
      Arrays.stream(WaitKind.values()).filter(WaitKind::decidesHowWorkIsRun).map(End::of).toList();

  private static final List<End> CHANGES =
      List.of(End.of(End.What.CHANGE), End.of(End.What.OWN_WRITE), End.of(End.What.STATIC_WRITE));

  /** What keeps a call from being known to leave everything as it was. */
  private static final List<End> EFFECTS =
      List.of(
          End.of(End.What.UNKNOWN),
          End.of(End.What.TASK),
          End.of(End.What.THREAD),
          End.of(End.What.POOL));

  private final LinkedProgram program;
  private final FileFacts file;
  private final Set<Node> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Node, Set<WaitKind>> seen = new IdentityHashMap<>();

  private DeepFacts(LinkedProgram program, FileFacts file) {
    this.program = program;
    this.file = file;
  }

  /** The facts of that file, completed. */
  public static FileFacts of(FileFacts file, LinkedProgram program) {
    return new DeepFacts(program, file).complete();
  }

  private FileFacts complete() {
    List<Fact> all = new ArrayList<>(file.facts().size() + 8);
    boolean changed = false;
    for (Fact fact : file.facts()) {
      Fact known = fact instanceof Fact.OpaqueCall call ? lookedInto(call) : fact;
      if (known != null) {
        all.add(known);
      }
      changed |= known != fact;
      if (fact instanceof Fact.Waits) {
        waiting.add(fact.node());
      }
    }
    int own = all.size();
    for (CodeUnit unit : program.units(file.file())) {
      program.forEachCall(unit, WAITS, (node, way) -> addTo(all, unit, node, way));
    }
    if (all.size() > own) {
      sort(all);
    }
    return changed || all.size() > own ? new FileFacts(file.file(), all, file.index()) : file;
  }

  /** By bodies in order of the source, then by node, as the facts of the file itself. */
  private void sort(List<Fact> facts) {
    Map<Body, Integer> bodies = new IdentityHashMap<>();
    file.index().places().forEach(place -> bodies.put(place.body(), bodies.size()));
    facts.sort(
        Comparator.comparingInt((Fact fact) -> bodies.getOrDefault(fact.place().body(), -1))
            .thenComparingInt(fact -> fact.node().id()));
  }

  /** Null when all the code that the call may run is known to change nothing. */
  private @Nullable Fact lookedInto(Fact.OpaqueCall call) {
    CodeUnit unit = program.unitAt(call.place(), call.node()).orElse(null);
    if (unit == null || !program.isCodeKnown(unit, call.node())) {
      return call;
    }
    for (End change : CHANGES) {
      Way way = program.wayOfCall(unit, call.node(), change).orElse(null);
      if (way != null) {
        return way.confidence() == Confidence.LOW
            ? call
            : new Fact.OpaqueCall(
                call.place(), call.node(), call.target(), way.facts(), way.proof().text());
      }
    }
    boolean more =
        EFFECTS.stream().anyMatch(end -> program.wayOfCall(unit, call.node(), end).isPresent());
    return more ? call : null;
  }

  private void addTo(List<Fact> found, CodeUnit unit, Node node, Way way) {
    if (unit.place() == null
        || way.confidence() == Confidence.LOW
        || way.steps().isEmpty()
        || waiting.contains(node)
        || !(way.proof() instanceof Fact.Waits end)
        || !seen.computeIfAbsent(node, n -> EnumSet.noneOf(WaitKind.class)).add(end.kind())) {
      return;
    }
    CallSite site = file.index().call(unit.place(), node);
    if (site == null) {
      return;
    }
    boolean sure = way.confidence() == Confidence.HIGH;
    String text = site.title() + " comes to a wait: " + end.text();
    found.add(
        new Fact.Waits(
            unit.place(), node, site.title(), end.kind(), end.api(), way.facts(), sure, text));
  }
}
