package io.github.threadwright.linked;

import io.github.threadwright.knowledge.Confidence;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which unit runs which, the other way round than {@link Edges}: from a unit to its callers. */
final class Callers {
  private final int[] first;
  private final int[] callers;
  private final int[] groups;
  private final Edges edges;

  /** Is shown the calls of a unit one after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param node id of the call in the body of the caller; -1 for what is not written
     */
    void visit(int caller, int node, Confidence confidence);
  }

  Callers(Edges edges) {
    this.edges = edges;
    int size = edges.size();
    this.first = new int[size + 1];
    for (int unit = 0; unit < size; unit++) {
      for (int at = firstTarget(unit); at < endOfTargets(unit); at++) {
        first[edges.target(at) + 1]++;
      }
    }
    for (int unit = 0; unit < size; unit++) {
      first[unit + 1] += first[unit];
    }
    this.callers = new int[first[size]];
    this.groups = new int[first[size]];
    int[] next = Arrays.copyOf(first, size);
    for (int unit = 0; unit < size; unit++) {
      for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
        for (int at = edges.firstTarget(group); at < edges.endOfTargets(group); at++) {
          int place = next[edges.target(at)]++;
          callers[place] = unit;
          groups[place] = group;
        }
      }
    }
  }

  private int firstTarget(int unit) {
    return edges.firstGroup(unit) == edges.endOfGroups(unit)
        ? 0
        : edges.firstTarget(edges.firstGroup(unit));
  }

  private int endOfTargets(int unit) {
    return edges.firstGroup(unit) == edges.endOfGroups(unit)
        ? 0
        : edges.endOfTargets(edges.endOfGroups(unit) - 1);
  }

  /** In the order of the callers and of their source. */
  void forEach(int unit, Visitor visitor) {
    for (int at = first[unit]; at < first[unit + 1]; at++) {
      int group = groups[at];
      boolean only = edges.endOfTargets(group) - edges.firstTarget(group) == 1;
      // Which of several is called on this very way is not known.
      Confidence sure = only ? edges.confidence(group) : Confidence.MEDIUM;
      Confidence both =
          sure.compareTo(edges.confidence(group)) < 0 ? sure : edges.confidence(group);
      visitor.visit(callers[at], edges.node(group), both);
    }
  }

  /** What a call may run. */
  int[] targets(int unit, int node) {
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      if (edges.node(group) == node) {
        int begin = edges.firstTarget(group);
        return IntStream.range(begin, edges.endOfTargets(group)).map(edges::target).toArray();
      }
    }
    return new int[0];
  }
}
