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

  /** Whether a call is what is looked for. */
  @FunctionalInterface
  interface CallTest {
    /**
     * @param node id of the call in the body of the caller; -1 for what is not written
     */
    boolean test(CodeUnit caller, int node);
  }

  /**
   * @param begins whether a unit is what is looked for
   */
  Optional<Found> find(int unit, Predicate<CodeUnit> begins) {
    return find(unit, begins, (caller, node) -> false, stop -> false);
  }

  /**
   * @param begins whether a unit is what is looked for
   * @param calls whether a call of a unit on the way is
   * @param stops whether the callers of a unit do not matter
   */
  Optional<Found> find(
      int unit, Predicate<CodeUnit> begins, CallTest calls, Predicate<CodeUnit> stops) {
    for (Confidence sure : new Confidence[] {Confidence.HIGH, Confidence.MEDIUM}) {
      Optional<Found> found = new Search(begins, calls, stops, sure).from(unit);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A breadth-first walk up. */
  private final class Search {
    private final Predicate<CodeUnit> begins;
    private final CallTest calls;
    private final Predicate<CodeUnit> stops;
    private final Confidence least;
    private final Map<Integer, Step> reached = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int end = Units.NONE;

    Search(
        Predicate<CodeUnit> begins, CallTest calls, Predicate<CodeUnit> stops, Confidence least) {
      this.begins = begins;
      this.calls = calls;
      this.stops = stops;
      this.least = least;
    }

    Optional<Found> from(int unit) {
      reached.put(unit, new Step(Units.NONE, -1));
      open.add(unit);
      while (!open.isEmpty() && reached.size() < MOST_UNITS) {
        int at = open.poll();
        CodeUnit here = graph.unit(at);
        if (begins.test(here)) {
          return Optional.of(new Found(here, steps(at, reached), least));
        }
        if (!stops.test(here)) {
          callers.forEach(at, (caller, node, confidence) -> goUp(at, caller, node, confidence));
          if (end != Units.NONE) {
            return Optional.of(new Found(graph.unit(end), steps(end, reached), least));
          }
        }
      }
      return Optional.empty();
    }

    private void goUp(int at, int caller, int node, Confidence confidence) {
      if (end != Units.NONE || confidence.compareTo(least) < 0 || reached.containsKey(caller)) {
        return;
      }
      reached.put(caller, new Step(at, node));
      open.add(caller);
      if (calls.test(graph.unit(caller), node)) {
        end = caller;
      }
    }
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
