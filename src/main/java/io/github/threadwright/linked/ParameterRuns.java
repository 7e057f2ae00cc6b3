package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Api.Runner;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What methods do with the code that they are given: they run it at once, or hand it to an executor
 * or a thread. What a call of such a method means depends on its arguments, so it is followed from
 * the method to its callers, as far as those pass on parameters of their own.
 */
final class ParameterRuns {
  private final CallGraph graph;
  private final IntFunction<@Nullable FileEdges> files;
  private final Map<Integer, Fact.TaskHandedOver> handedOver;
  private final Map<Parameter, Map<Runner, Parameter.Use>> runs = new LinkedHashMap<>();
  private final List<Extra> extra = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();
  private final Map<Integer, Fact.Step> notKnown = new HashMap<>();
  private final Set<Key> seen = new HashSet<>();

  private record Key(int caller, int node, int unit, Runner runner) {}

  /** A unit that a call runs because it is given to it. */
  record Extra(int caller, int node, int unit, Confidence confidence) {}

  /** A unit that a call hands over because it is given to it. */
  record Given(int unit, CodePlace place, Node node, Parameter.Use use, Confidence confidence) {}

  /**
   * @param files the code of the file that a unit stands in
   * @param handedOver by the unit of the lambda or method reference
   */
  ParameterRuns(
      CallGraph graph,
      Edges edges,
      IntFunction<@Nullable FileEdges> files,
      Map<Integer, Fact.TaskHandedOver> handedOver,
      List<Parameter.Use> uses) {
    this.graph = graph;
    this.files = files;
    this.handedOver = handedOver;
    BitSet changed = new BitSet();
    for (Parameter.Use use : uses) {
      add(use, changed);
    }
    while (!changed.isEmpty()) {
      BitSet methods = changed;
      changed = new BitSet();
      visitCallers(edges, methods, changed);
    }
  }

  List<Extra> extra() {
    return extra;
  }

  /** For units that give away code of which it is not known what it does, the first such call. */
  Map<Integer, Fact.Step> notKnown() {
    return notKnown;
  }

  List<Given> given() {
    return given;
  }

  private boolean add(Parameter.Use use, BitSet changed) {
    Runner runner = runnerAround(use);
    if (runner == null) {
      return false;
    }
    Parameter.Use seen = new Parameter.Use(use.parameter(), use.unit(), runner, taskAround(use));
    Map<Runner, Parameter.Use> known =
        runs.computeIfAbsent(use.parameter(), p -> new LinkedHashMap<>(2));
    if (known.putIfAbsent(runner, seen) != null) {
      return false;
    }
    changed.set(use.parameter().method());
    return true;
  }

  /** What runs it, seen from the method: a lambda in the method may be handed over itself. */
  private @Nullable Runner runnerAround(Parameter.Use use) {
    Runner runner = use.runner();
    for (CodeUnit at = graph.unit(use.unit()); at.enclosing() >= 0; ) {
      FileEdges file = files.apply(at.id());
      if (file == null || !file.runsHere(at.id())) {
        Fact.TaskHandedOver task = handedOver.get(at.id());
        if (task == null) {
          return null;
        }
        runner = runner.isElsewhere() ? runner : task.runner();
      }
      at = graph.unit(at.enclosing());
    }
    return runner == Runner.UNKNOWN ? null : runner;
  }

  private Fact.@Nullable TaskHandedOver taskAround(Parameter.Use use) {
    if (use.task() != null) {
      return use.task();
    }
    for (CodeUnit at = graph.unit(use.unit()); at.enclosing() >= 0; ) {
      Fact.TaskHandedOver task = handedOver.get(at.id());
      if (task != null && task.runner() != Runner.CALLER_NOW) {
        return task;
      }
      at = graph.unit(at.enclosing());
    }
    return null;
  }

  private void visitCallers(Edges edges, BitSet methods, BitSet changed) {
    for (int unit = 0; unit < edges.size(); unit++) {
      for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
        for (int i = edges.firstTarget(group); i < edges.endOfTargets(group); i++) {
          if (methods.get(edges.target(i)) && edges.node(group) >= 0) {
            Confidence sure =
                edges.endOfTargets(group) - edges.firstTarget(group) == 1
                    ? edges.confidence(group)
                    : Confidence.MEDIUM;
            visitCall(unit, edges.node(group), edges.target(i), sure, changed);
          }
        }
      }
    }
  }

  private void visitCall(int unit, int id, int method, Confidence confidence, BitSet changed) {
    CodePlace place = graph.unit(unit).place();
    FileEdges file = files.apply(unit);
    if (place == null || file == null) {
      return;
    }
    Node node = place.body().node(id);
    List<Node.Expr> arguments = argumentsOf(node);
    for (int number = 0; number < arguments.size(); number++) {
      Map<Runner, Parameter.Use> known = runs.get(new Parameter(method, number));
      if (known != null) {
        visitArgument(unit, place, node, arguments.get(number), known, confidence, file, changed);
      }
    }
  }

  private void visitArgument(
      int unit,
      CodePlace place,
      Node node,
      Node.Expr argument,
      Map<Runner, Parameter.Use> known,
      Confidence confidence,
      FileEdges file,
      BitSet changed) {
    Parameter own = file.parameter(unit, argument);
    if (own != null) {
      for (Parameter.Use use : List.copyOf(known.values())) {
        add(new Parameter.Use(own, unit, use.runner(), use.task()), changed);
      }
      return;
    }
    int code = file.unitRunBy(place, argument);
    if (code == Units.NONE) {
      if (known.containsKey(Runner.CALLER_NOW)) {
        notKnown.putIfAbsent(unit, new Fact.Step(place, node, "gives code that is not known"));
      }
      return;
    }
    for (Parameter.Use use : known.values()) {
      if (use.runner() == Runner.CALLER_NOW) {
        if (seen.add(new Key(unit, node.id(), code, Runner.CALLER_NOW))) {
          extra.add(new Extra(unit, node.id(), code, confidence));
        }
      } else {
        if (seen.add(new Key(unit, node.id(), code, use.runner()))) {
          given.add(new Given(code, place, node, use, confidence));
        }
      }
    }
  }

  private static List<Node.Expr> argumentsOf(Node node) {
    if (node instanceof Node.Call call) {
      return call.arguments();
    }
    if (node instanceof Node.New made) {
      return made.arguments();
    }
    return node instanceof Node.ConstructorCall call ? call.arguments() : List.of();
  }
}
