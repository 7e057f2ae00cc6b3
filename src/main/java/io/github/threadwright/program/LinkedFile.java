package io.github.threadwright.program;

import io.github.threadwright.source.Node;
import java.util.List;

/**
 * The calls of one file with where they go, by unit. What a unit runs without its being written
 * comes first, as one call at no node.
 */
final class LinkedFile {
  private final IntList callsOfUnit = new IntList();
  private final IntList nodes = new IntList();
  private final IntList states = new IntList();
  private final IntList targetsOfCall = new IntList();
  private final IntList targets = new IntList();
  private final IntList initialisedByUnit = new IntList();
  private final IntList initialised = new IntList();

  /**
   * @param own the types of the file in its order
   * @param base id of the first unit of the file
   */
  LinkedFile(
      FileCode code, List<ProjectClass> own, int base, ClassTable classes, Dispatch dispatch) {
    Implied implied = new Implied(code, own, base, classes);
    Initialisations initialisations = new Initialisations(code, own, base, classes);
    CallLinker linker = new CallLinker(code, base, classes, dispatch);
    int[] byUnit = byUnit(code);
    int at = 0;
    for (int unit = 0; unit < code.units().size(); unit++) {
      int before = nodes.size();
      if (implied.of(unit).length > 0) {
        add(FileCode.NONE, Answer.of(implied.of(unit)));
      }
      for (; at < byUnit.length && code.caller(byUnit[at]) == unit; at++) {
        Node node = code.call(byUnit[at]);
        add(node.id(), linker.link(byUnit[at]));
      }
      callsOfUnit.add(nodes.size() - before);
      int[] first = initialisations.of(unit);
      initialised.addAll(first);
      initialisedByUnit.add(first.length);
    }
  }

  /** The numbers of the calls, those of one unit together and in order. */
  private static int[] byUnit(FileCode code) {
    int[] next = new int[code.units().size() + 1];
    for (int call = 0; call < code.callCount(); call++) {
      next[code.caller(call) + 1]++;
    }
    for (int unit = 1; unit < next.length; unit++) {
      next[unit] += next[unit - 1];
    }
    int[] sorted = new int[code.callCount()];
    for (int call = 0; call < sorted.length; call++) {
      sorted[next[code.caller(call)]++] = call;
    }
    return sorted;
  }

  private void add(int node, Answer answer) {
    nodes.add(node);
    states.add(answer.state());
    targets.addAll(answer.units());
    targetsOfCall.add(answer.units().length);
  }

  IntList callsOfUnit() {
    return callsOfUnit;
  }

  IntList nodes() {
    return nodes;
  }

  IntList states() {
    return states;
  }

  IntList targetsOfCall() {
    return targetsOfCall;
  }

  IntList targets() {
    return targets;
  }

  IntList initialisedByUnit() {
    return initialisedByUnit;
  }

  IntList initialised() {
    return initialised;
  }
}
