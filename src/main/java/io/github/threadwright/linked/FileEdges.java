package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which units the units of one file run on their own thread before they go on. */
final class FileEdges {
  private final CallGraph graph;
  private final Units units;
  private final FileIndex index;
  private final Map<Integer, List<Fact.TaskHandedOver>> runAtOnce = new HashMap<>(0);
  private final Map<Integer, List<Integer>> functions = new HashMap<>(0);
  private final List<Parameter.Use> uses = new ArrayList<>(0);
  private final List<Fact.Step> unknown = new ArrayList<>(0);
  private final Set<Node> calledParameters = Collections.newSetFromMap(new IdentityHashMap<>(0));

  FileEdges(CallGraph graph, Units units, FileFacts file) {
    this.graph = graph;
    this.units = units;
    this.index = file.index();
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.TaskHandedOver task) {
        add(task);
      } else if (fact instanceof Fact.ThreadCreated thread
          && thread.code() instanceof Node.Expr code) {
        boolean virtual = thread.settings().contains("virtual");
        Api.Runner runner = virtual ? Api.Runner.VIRTUAL_THREAD : Api.Runner.NEW_THREAD;
        addUse(thread.place(), thread.node(), code, runner, null);
      }
    }
  }

  private void add(Fact.TaskHandedOver task) {
    if (task.runs() != null) {
      addIfRunAtOnce(task);
    } else if (task.code() instanceof Node.Expr code) {
      addUse(task.place(), task.node(), code, task.runner(), task);
    }
  }

  private void addUse(
      CodePlace place,
      Node node,
      Node.Expr code,
      Api.Runner runner,
      Fact.@Nullable TaskHandedOver task) {
    int unit = units.at(place, node);
    Parameter parameter = unit == Units.NONE ? null : parameter(unit, code);
    if (parameter != null) {
      uses.add(new Parameter.Use(parameter, unit, runner, task));
    }
  }

  private void addIfRunAtOnce(Fact.TaskHandedOver task) {
    boolean written =
        (task.code() instanceof Node.Lambda || task.code() instanceof Node.MethodRef)
            && index.runsHere(task.place(), (Node.Expr) task.code());
    int unit = units.at(task.place(), task.node());
    if (task.runner() == Api.Runner.CALLER_NOW && !written && unit != Units.NONE) {
      runAtOnce.computeIfAbsent(unit, u -> new ArrayList<>(1)).add(task);
    }
  }

  /** Adds those of the file's units, which have ids from {@code from} up to {@code to}. */
  Edges.Builder find(int from, int to) {
    for (int unit = from; unit < to; unit++) {
      int maker = graph.unit(unit).enclosing();
      if (maker >= 0) {
        functions.computeIfAbsent(maker, m -> new ArrayList<>(1)).add(unit);
      }
    }
    Edges.Builder edges = new Edges.Builder();
    for (int unit = from; unit < to; unit++) {
      addCalls(unit, edges);
      addFunctions(unit, edges);
      addTasks(unit, edges);
      edges.endUnit();
    }
    return edges;
  }

  /** The parameters that the file's units call; complete after {@link #find}. */
  List<Parameter.Use> parameterUses() {
    return uses;
  }

  /** Calls of the project's methods of which it is not known where they go; after {@link #find}. */
  List<Fact.Step> unknownCalls() {
    return unknown;
  }

  /** The calls of code that a method is given, of which its callers know; after {@link #find}. */
  Set<Node> calledParameters() {
    return calledParameters;
  }

  private void addCalls(int unit, Edges.Builder edges) {
    CodePlace place = graph.unit(unit).place();
    graph.forEachCall(
        unit,
        (id, reach, targets, count) -> {
          if (id < 0 || place == null) {
            edges.add(-1, Confidence.HIGH, Edges.SAME_OBJECT, targets);
          } else {
            addCall(unit, place, place.body().node(id), reach, targets, count, edges);
          }
        });
  }

  private void addCall(
      int unit,
      CodePlace place,
      Node node,
      CallGraph.Reach reach,
      int[] targets,
      int count,
      Edges.Builder edges) {
    CallSite site = index.call(place, node);
    boolean outside =
        site != null
            && site.target() instanceof Target.Method method
            && method.owner().origin() != TypeShape.Origin.PROJECT;
    if (outside && site.apis().stream().anyMatch(api -> api.waits() != null)) {
      return;
    }
    Parameter called = site == null ? null : calledParameter(unit, node, site);
    if (called != null) {
      uses.add(new Parameter.Use(called, unit, Api.Runner.CALLER_NOW, null));
      calledParameters.add(node);
    }
    int held = site == null ? Units.NONE : heldFunction(place, node, site);
    if (held != Units.NONE) {
      edges.add(node.id(), Usual.at(index, place, node), objectOfField(node), held);
      return;
    }
    int[] code = targets;
    if (node instanceof Node.Call && hasFunctions(targets) && !isOneExactly(reach, targets)) {
      // Which of the lambdas of that interface is called depends on who made the object.
      code = Arrays.stream(targets).filter(to -> graph.unit(to).function() == null).toArray();
    }
    // What a parameter does is said where it is given.
    boolean open = !outside && called == null;
    if (open && (reach != CallGraph.Reach.EXACT || code.length < targets.length)) {
      String text =
          count > code.length
              ? "calls one of " + count + " methods, which are too many to follow"
              : "calls code that is not known";
      unknown.add(new Fact.Step(place, node, text));
    }
    if (code.length > 0) {
      Confidence sure = Usual.least(confidence(reach, outside), Usual.at(index, place, node));
      edges.add(node.id(), sure, objectOf(place, node), code);
    }
  }

  /**
   * The lambda or method reference that a field or variable always holds, where its one method is
   * called.
   */
  private int heldFunction(CodePlace place, Node node, CallSite site) {
    boolean holds =
        node instanceof Node.Call call
            && (call.receiver() instanceof Node.Name
                || call.receiver() instanceof Node.Select
                || call.receiver() instanceof Node.LocalUse)
            && site.target() instanceof Target.Method method
            && method.shape().isAbstract()
            && method.owner().isInterface();
    return holds
            && index.valueOf(place, ((Node.Call) node).receiver()).node() instanceof Node.Expr e
        ? units.ofFunction(e)
        : Units.NONE;
  }

  /** Whether it is an interface with one method to implement; most that are called have more. */
  private static boolean isFunction(TypeShape type) {
    int open = 0;
    for (MethodShape method : type.methods()) {
      open += method.isAbstract() ? 1 : 0;
      if (open > 1) {
        return false;
      }
    }
    return open == 1 && type.isInterface();
  }

  private static int objectOfField(Node node) {
    Node.Expr receiver = ((Node.Call) node).receiver();
    boolean own =
        receiver instanceof Node.Name
            || receiver instanceof Node.LocalUse
            || receiver instanceof Node.Select select && select.target() instanceof Node.This;
    return own ? Edges.SAME_OBJECT : 0;
  }

  private static boolean isOneExactly(CallGraph.Reach reach, int[] targets) {
    return reach == CallGraph.Reach.EXACT && targets.length == 1;
  }

  private boolean hasFunctions(int[] targets) {
    for (int target : targets) {
      if (graph.unit(target).function() != null) {
        return true;
      }
    }
    return false;
  }

  private static Confidence confidence(CallGraph.Reach reach, boolean outside) {
    if (reach == CallGraph.Reach.EXACT) {
      return Confidence.HIGH;
    }
    return outside ? Confidence.LOW : Confidence.MEDIUM;
  }

  private int objectOf(CodePlace place, Node node) {
    if (node instanceof Node.New) {
      return Edges.NEW_OBJECT;
    }
    if (node instanceof Node.Call call && call.receiver() instanceof Node.LocalUse use) {
      Code value = index.valueOf(place, use);
      boolean made = value.node() instanceof Node.New && value.place().body() == place.body();
      return made && use.local().kind() == Local.Kind.VARIABLE ? Edges.NEW_OBJECT : 0;
    }
    boolean same =
        node instanceof Node.ConstructorCall
            || node instanceof Node.Call call
                && (call.receiver() == null
                    || call.receiver() instanceof Node.This
                    || call.receiver() instanceof Node.Super);
    return same ? Edges.SAME_OBJECT : 0;
  }

  /** The parameter that is run by a call of its one method. */
  private @Nullable Parameter calledParameter(int unit, Node node, CallSite site) {
    Node.Expr receiver =
        node instanceof Node.Call call
            ? call.receiver()
            : node instanceof Node.MethodRef reference ? reference.target() : null;
    boolean isAbstract =
        !(site.target() instanceof Target.Method method)
            || method.shape().isAbstract() && method.owner().isInterface();
    return receiver != null && isAbstract ? parameter(unit, receiver) : null;
  }

  /** The parameter, of the method around, that an expression is; null when it is none. */
  @Nullable Parameter parameter(int unit, Node.Expr expr) {
    if (!(expr instanceof Node.LocalUse use) || use.local().kind() != Local.Kind.PARAMETER) {
      return null;
    }
    CodeUnit at = graph.unit(unit);
    while (at.enclosing() >= 0) {
      at = graph.unit(at.enclosing());
    }
    int number = at.method() == null ? -1 : at.method().parameters().indexOf(use.local());
    return number < 0 ? null : new Parameter(at.id(), number);
  }

  private void addFunctions(int unit, Edges.Builder edges) {
    for (int function : functions.getOrDefault(unit, List.of())) {
      if (runsHere(function)) {
        Node node = graph.unit(function).function();
        edges.add(node == null ? -1 : node.id(), Confidence.HIGH, Edges.SAME_OBJECT, function);
      }
    }
  }

  /** Whether a lambda or method reference runs where it stands. */
  boolean runsHere(int function) {
    CodeUnit unit = graph.unit(function);
    return unit.place() != null
        && unit.function() instanceof Node.Expr written
        && index.runsHere(unit.place(), written);
  }

  private void addTasks(int unit, Edges.Builder edges) {
    for (Fact.TaskHandedOver task : runAtOnce.getOrDefault(unit, List.of())) {
      int target = unitOf(task.runs());
      if (target != Units.NONE) {
        edges.add(task.node().id(), Confidence.MEDIUM, 0, target);
      }
    }
  }

  private int unitOf(@Nullable Code code) {
    return code == null ? Units.NONE : units.of(code.place(), code.node());
  }

  /** The unit that runs when somebody calls what an expression of this file gives. */
  int unitRunBy(CodePlace place, Node.Expr expr) {
    int written = units.ofFunction(expr);
    return written != Units.NONE ? written : unitOf(index.runBy(place, expr));
  }
}
