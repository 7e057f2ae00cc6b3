package io.github.threadwright.linked;

import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.Components;
import io.github.threadwright.program.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which unit runs which on its own thread before it goes on: the call graph without what runs later
 * or elsewhere, with the lambdas that run at once. A group is what one call may run.
 */
final class Edges {
  private final int[] firstGroup;
  private final int[] nodes;
  private final int[] confidence;
  private final int[] flags;
  private final int[] firstTarget;
  private final int[] targets;
  private @Nullable Components components;

  /** Set where the callee runs on the same object: {@code this.m()}, or a lambda. */
  static final int SAME_OBJECT = 1;

  /** Set where the callee runs on an object that the caller has made. */
  static final int NEW_OBJECT = 2;

  /** The groups of some units, in the order of the units. */
  static final class Builder {
    private final IntList groupsOfUnit = new IntList();
    private final IntList nodes = new IntList();
    private final IntList confidence = new IntList();
    private final IntList flags = new IntList();
    private final IntList targetsOfGroup = new IntList();
    private final IntList targets = new IntList();
    private int before;

    void add(int node, Confidence sure, int flag, int... to) {
      nodes.add(node);
      confidence.add(sure.ordinal());
      flags.add(flag);
      targetsOfGroup.add(to.length);
      targets.addAll(to);
    }

    void endUnit() {
      groupsOfUnit.add(nodes.size() - before);
      before = nodes.size();
    }
  }

  Edges(List<Builder> parts) {
    firstGroup = IntList.starts(IntList.concat(parts.stream().map(p -> p.groupsOfUnit).toList()));
    nodes = IntList.concat(parts.stream().map(p -> p.nodes).toList());
    confidence = IntList.concat(parts.stream().map(p -> p.confidence).toList());
    flags = IntList.concat(parts.stream().map(p -> p.flags).toList());
    firstTarget =
        IntList.starts(IntList.concat(parts.stream().map(p -> p.targetsOfGroup).toList()));
    targets = IntList.concat(parts.stream().map(p -> p.targets).toList());
  }

  /** The same, with what calls run because it is given to them. */
  Edges with(List<ParameterRuns.Extra> extra) {
    if (extra.isEmpty()) {
      return this;
    }
    Map<Integer, List<ParameterRuns.Extra>> byCaller = new HashMap<>();
    for (ParameterRuns.Extra one : extra) {
      byCaller.computeIfAbsent(one.caller(), c -> new ArrayList<>(1)).add(one);
    }
    Builder all = new Builder();
    for (int unit = 0; unit < size(); unit++) {
      for (int group = firstGroup(unit); group < endOfGroups(unit); group++) {
        int[] to = Arrays.copyOfRange(targets, firstTarget[group], firstTarget[group + 1]);
        all.add(nodes[group], confidence(group), flags[group], to);
      }
      for (ParameterRuns.Extra one : byCaller.getOrDefault(unit, List.of())) {
        all.add(one.node(), one.confidence(), SAME_OBJECT, one.unit());
      }
      all.endUnit();
    }
    return new Edges(List.of(all));
  }

  /** Found once: several walks over them go bottom-up. */
  synchronized Components components() {
    if (components == null) {
      components = findComponents();
    }
    return components;
  }

  private Components findComponents() {
    int[] first = new int[firstGroup.length];
    Arrays.setAll(first, unit -> firstTarget[firstGroup[unit]]);
    return Components.of(first, targets);
  }

  int size() {
    return firstGroup.length - 1;
  }

  int firstGroup(int unit) {
    return firstGroup[unit];
  }

  int endOfGroups(int unit) {
    return firstGroup[unit + 1];
  }

  int node(int group) {
    return nodes[group];
  }

  Confidence confidence(int group) {
    return Confidence.values()[confidence[group]];
  }

  boolean isSameObject(int group) {
    return (flags[group] & SAME_OBJECT) != 0;
  }

  boolean isNewObject(int group) {
    return (flags[group] & NEW_OBJECT) != 0;
  }

  int firstTarget(int group) {
    return firstTarget[group];
  }

  int endOfTargets(int group) {
    return firstTarget[group + 1];
  }

  int target(int index) {
    return targets[index];
  }
}
