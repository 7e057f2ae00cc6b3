package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The nearest of the code that leads to a unit by calls on one thread, of the surest ways. */
final class Upward {
  private static final int MOST_UNITS = 2000;

  private final CallGraph graph;
  private final Callers callers;
  private final Titles titles;

  /**
   * A way from some code down to a unit.
   *
   * @param unit where it begins
   * @param steps the calls
   */
  record Found(CodeUnit unit, List<Fact.Step> steps, Confidence confidence) {}

  /** The step from a unit to the one that calls it, on the way up. */
  private record Step(int below, int node) {}

  Upward(CallGraph graph, Callers callers, Titles titles) {
    this.graph = graph;
    this.callers = callers;
    this.titles = titles;
  }

  /**
   * @param begins whether a unit is what is looked for
   * @param stops whether a unit's callers do not matter
   */
  Optional<Found> find(int unit, Predicate<CodeUnit> begins, Predicate<CodeUnit> stops) {
    for (Confidence sure : new Confidence[] {Confidence.HIGH, Confidence.MEDIUM}) {
      Optional<Found> found = find(unit, begins, stops, sure);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> find(
      int unit, Predicate<CodeUnit> begins, Predicate<CodeUnit> stops, Confidence least) {
    Map<Integer, Step> reached = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    reached.put(unit, new Step(Units.NONE, -1));
    open.add(unit);
    while (!open.isEmpty() && reached.size() < MOST_UNITS) {
      int at = open.poll();
      CodeUnit here = graph.unit(at);
      if (begins.test(here)) {
        return Optional.of(new Found(here, steps(at, reached), least));
      }
      if (!stops.test(here)) {
        callers.forEach(
            at,
            (caller, node, confidence) -> {
              if (confidence.compareTo(least) >= 0
                  && reached.putIfAbsent(caller, new Step(at, node)) == null) {
                open.add(caller);
              }
            });
      }
    }
    return Optional.empty();
  }

  private List<Fact.Step> steps(int from, Map<Integer, Step> reached) {
    List<Fact.Step> steps = new ArrayList<>();
    int at = from;
    for (Step step = reached.get(at); step.below() != Units.NONE; step = reached.get(at)) {
      CodePlace place = graph.unit(at).place();
      if (step.node() >= 0 && place != null) {
        Node node = place.body().node(step.node());
        titles.addStep(steps, place, node, graph.unit(step.below()));
      }
      at = step.below();
    }
    return steps;
  }
}
