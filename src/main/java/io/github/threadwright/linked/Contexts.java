package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contexts that each unit may run in, top-down from where threads begin: of all ways there the
 * surest, and of those the shortest, by a breadth-first walk for each context and confidence.
 */
final class Contexts {
  private final CallGraph graph;
  private final Edges edges;
  private final Titles titles;
  private final List<Entry> entries;
  private final Map<ExecutionContext, Reached> reached = new EnumMap<>(ExecutionContext.class);

  /** How each unit is reached in one context. */
  private static final class Reached {
    /** Number of the entry that a unit is reached from, plus one. */
    final int[] entry;

    final int[] caller;
    final int[] node;
    final byte[] confidence;
    final byte[] calls;

    Reached(int size) {
      entry = new int[size];
      caller = new int[size];
      node = new int[size];
      confidence = new byte[size];
      calls = new byte[size];
    }
  }

  Contexts(CallGraph graph, Edges edges, Titles titles, List<Entry> entries) {
    this.graph = graph;
    this.edges = edges;
    this.titles = titles;
    this.entries = entries;
    for (Confidence sure : new Confidence[] {Confidence.HIGH, Confidence.MEDIUM}) {
      for (ExecutionContext context : ExecutionContext.values()) {
        walk(context, sure);
      }
    }
  }

  private void walk(ExecutionContext context, Confidence sure) {
    Deque<Integer> open = new ArrayDeque<>();
    Reached at = reached.get(context);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.context() == context && entry.confidence().compareTo(sure) >= 0) {
        at = at == null ? new Reached(edges.size()) : at;
        int unit = entry.unit().id();
        if (at.entry[unit] == 0) {
          at.entry[unit] = i + 1;
          at.caller[unit] = Units.NONE;
          at.confidence[unit] = (byte) sure.ordinal();
        }
        open.add(unit);
      }
    }
    if (at == null) {
      return;
    }
    reached.put(context, at);
    boolean[] seen = new boolean[edges.size()];
    while (!open.isEmpty()) {
      int unit = open.poll();
      if (!seen[unit] && at.calls[unit] < Summaries.MOST_CALLS) {
        seen[unit] = true;
        goOn(at, unit, sure, open);
      }
    }
  }

  private void goOn(Reached at, int unit, Confidence sure, Deque<Integer> open) {
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      int targets = edges.endOfTargets(group) - edges.firstTarget(group);
      // Which of several is called on this very way is not known.
      Confidence here = targets == 1 ? edges.confidence(group) : Confidence.MEDIUM;
      if (here.compareTo(sure) < 0 || edges.confidence(group).compareTo(sure) < 0) {
        continue;
      }
      for (int i = edges.firstTarget(group); i < edges.endOfTargets(group); i++) {
        int target = edges.target(i);
        if (at.entry[target] == 0) {
          at.entry[target] = at.entry[unit];
          at.caller[target] = unit;
          at.node[target] = edges.node(group);
          at.confidence[target] = (byte) sure.ordinal();
          at.calls[target] = (byte) (at.calls[unit] + 1);
        }
        open.add(target);
      }
    }
  }

  /** Whether any code runs there. */
  boolean has(ExecutionContext context) {
    return reached.containsKey(context);
  }

  /** How that unit comes to run in that context; empty when it is not seen to. */
  Optional<Running> of(int unit, ExecutionContext context) {
    Reached at = reached.get(context);
    if (at == null || at.entry[unit] == 0) {
      return Optional.empty();
    }
    List<Fact.Step> steps = new ArrayList<>();
    int to = unit;
    while (at.caller[to] != Units.NONE) {
      CodeUnit caller = graph.unit(at.caller[to]);
      CodePlace place = caller.place();
      if (at.node[to] >= 0 && place != null) {
        titles.addStep(steps, place, place.body().node(at.node[to]), graph.unit(to));
      }
      to = at.caller[to];
    }
    Collections.reverse(steps);
    Entry entry = entries.get(at.entry[unit] - 1);
    return Optional.of(new Running(entry, steps, Confidence.values()[at.confidence[unit]]));
  }
}
