package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Completes the facts of a file with the waits that its calls come to in other methods: for who
 * looks at a call from outside they are waits of that call.
 */
public final class DeepWaits {
  /** What lasts long enough to decide how work is run; a lock is another matter. */
  private static final Set<End> LONG =
      EnumSet.complementOf(
              EnumSet.of(
                  WaitKind.LOCK,
                  WaitKind.MONITOR,
                  WaitKind.CONSOLE,
                  WaitKind.CLASS_INIT,
                  WaitKind.NATIVE,
                  WaitKind.WRAPPED))
          .stream()
          .map(End::of)
          .collect(Collectors.toUnmodifiableSet());

  private final LinkedProgram program;
  private final FileFacts file;
  private final Set<Node> waiting = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Node, Set<WaitKind>> added = new IdentityHashMap<>();

  private DeepWaits(LinkedProgram program, FileFacts file) {
    this.program = program;
    this.file = file;
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.Waits) {
        waiting.add(fact.node());
      }
    }
  }

  /** The same facts with those added. */
  public static FileFacts addedTo(FileFacts file, LinkedProgram program) {
    List<Fact> deep = new DeepWaits(program, file).find();
    if (deep.isEmpty()) {
      return file;
    }
    // Both are ordered by bodies, and within a body by their nodes.
    Map<Object, Integer> bodies = new IdentityHashMap<>();
    file.index().places().forEach(place -> bodies.put(place.body(), bodies.size()));
    List<Fact> all = new ArrayList<>(file.facts());
    all.addAll(deep);
    all.sort(
        Comparator.comparingInt((Fact fact) -> bodies.getOrDefault(fact.place().body(), -1))
            .thenComparingInt(fact -> fact.node().id()));
    return new FileFacts(file.file(), all, file.index());
  }

  private List<Fact> find() {
    List<Fact> found = new ArrayList<>(0);
    for (CodeUnit unit : program.units(file.file())) {
      program.forEachCall(unit, LONG, (node, way) -> addTo(found, unit, node, way));
    }
    return found;
  }

  private void addTo(List<Fact> found, CodeUnit unit, Node node, Way way) {
    if (unit.place() == null
        || way.confidence() == Confidence.LOW
        || waiting.contains(node)
        || way.steps().isEmpty()
        || !(way.proof() instanceof Fact.Waits end)
        || !added.computeIfAbsent(node, n -> new HashSet<>(2)).add(end.kind())) {
      return;
    }
    CallSite site = file.index().call(unit.place(), node);
    if (site == null) {
      return;
    }
    String text = site.title() + " comes to a wait: " + end.text();
    found.add(
        new Fact.Waits(
            unit.place(),
            node,
            site.title(),
            end.kind(),
            end.api(),
            way.facts(),
            way.confidence() == Confidence.HIGH,
            text));
  }
}
