package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.Components;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How deep loops over numbers nest in what code does on its own thread, through calls: three of
 * them, with arithmetic in the innermost, are taken for work that keeps a processor busy, and so is
 * a method that calls itself twice for smaller numbers. What loops over collections or text is not
 * counted, nor is a loop of a few rounds: they end soon as a rule. One that is written to go round
 * ten thousand times counts twice.
 */
final class LoopDepths {
  /** From this depth on code is said to compute. */
  private static final int DEEP = 3;

  private static final int FEW_ROUNDS = 64;
  private static final int MANY_ROUNDS = 10_000;
  private static final Set<String> COSTLY = Set.of("*", "/", "%");
  private static final Set<String> SMALLER = Set.of("-", "/", ">>", ">>>");

  private final CallGraph graph;
  private final Edges edges;
  private final Units units;
  private final IntFunction<@Nullable FileIndex> indexes;
  private final byte[] depths;
  private final Map<Integer, Reach> found = new HashMap<>();

  /**
   * @param indexes of the file that a unit stands in
   */
  LoopDepths(CallGraph graph, Edges edges, Units units, IntFunction<@Nullable FileIndex> indexes) {
    this.graph = graph;
    this.edges = edges;
    this.units = units;
    this.indexes = indexes;
    this.depths = new byte[edges.size()];
    Components components = edges.components();
    for (int component = 0; component < components.count(); component++) {
      components.members(component).forEach(this::measure);
    }
  }

  /**
   * What a unit comes to by itself, with its computing: its loops, or one of them around a call.
   */
  Map<Integer, Reach> with(int unit, Map<Integer, Reach> others) {
    Reach computes = found.get(unit);
    if (computes == null) {
      return others;
    }
    Map<Integer, Reach> all = new HashMap<>(others);
    all.put(computes.key(), computes);
    return all;
  }

  private void measure(int unit) {
    CodePlace place = graph.unit(unit).place();
    FileIndex index = indexes.apply(unit);
    if (place == null || index == null) {
      return;
    }
    List<Node.Loop> loops = index.loops(place);
    int callees = 0;
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      callees = Math.max(callees, calleeDepth(group));
    }
    if (loops.isEmpty() && callees == 0 && !callsItself(unit)) {
      return;
    }
    int depth = Math.min(callees, DEEP);
    Node proof = null;
    for (Node.Loop loop : loops) {
      if (counts(loop) && units.at(place, loop) == unit) {
        int own = depthAround(place.body(), loop, unit) + weight(loop);
        if (own > depth && computes(place, loop)) {
          depth = own;
          proof = own >= DEEP && proof == null ? outermost(place.body(), loop, unit) : proof;
        }
      }
    }
    if (!loops.isEmpty()) {
      for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
        int inner = calleeDepth(group);
        if (inner > 0 && inner < DEEP && edges.node(group) >= 0) {
          Node call = place.body().node(edges.node(group));
          int all = inner + depthAround(place.body(), call, unit);
          if (all > depth) {
            depth = all;
            proof = all >= DEEP && proof == null ? outermost(place.body(), call, unit) : proof;
          }
        }
      }
    }
    Node recursion = callsItself(unit) ? recursion(unit, place) : null;
    depths[unit] = (byte) Math.min(recursion != null ? DEEP : depth, DEEP);
    if (recursion != null) {
      add(unit, place, recursion, "calls itself more than once for smaller numbers");
    } else if (proof != null) {
      add(unit, place, proof, "computes in loops inside loops");
    }
  }

  private boolean callsItself(int unit) {
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      if (edges.firstTarget(group) < edges.endOfTargets(group)
          && edges.target(edges.firstTarget(group)) == unit) {
        return true;
      }
    }
    return false;
  }

  private void add(int unit, CodePlace place, Node node, String text) {
    Fact fact = new Fact.Step(place, node, text);
    int key = End.of(End.What.COMPUTES).key();
    found.put(unit, new Reach(key, fact, node.id(), Units.NONE, 0, Confidence.HIGH));
  }

  /** What a call comes to whichever of its targets it goes to. */
  private int calleeDepth(int group) {
    if (edges.confidence(group) == Confidence.LOW) {
      return 0;
    }
    int least = DEEP;
    for (int i = edges.firstTarget(group); i < edges.endOfTargets(group); i++) {
      least = Math.min(least, depths[edges.target(i)]);
    }
    return edges.firstTarget(group) == edges.endOfTargets(group) ? 0 : least;
  }

  private int depthAround(Body body, Node node, int unit) {
    Node root = root(unit);
    int depth = 0;
    for (Node at = body.parent(node); at != null && at != root; at = body.parent(at)) {
      depth += at instanceof Node.Loop loop ? weight(loop) : 0;
    }
    return depth;
  }

  private Node outermost(Body body, Node node, int unit) {
    Node root = root(unit);
    Node outermost = node;
    for (Node at = body.parent(node); at != null && at != root; at = body.parent(at)) {
      outermost = at instanceof Node.Loop ? at : outermost;
    }
    return outermost;
  }

  private @Nullable Node root(int unit) {
    return graph.unit(unit).function();
  }

  /** One for a loop that counts, two when it is written to do so very often, else none. */
  private static int weight(Node.Loop loop) {
    if (!counts(loop)) {
      return 0;
    }
    boolean often =
        loop instanceof Node.For counting
            && counting.condition() instanceof Node.Binary test
            && test.operands().stream().anyMatch(bound -> number(bound) >= MANY_ROUNDS);
    return often ? 2 : 1;
  }

  /** A loop that counts, farther than a few rounds. */
  private static boolean counts(Node.Loop loop) {
    if (loop instanceof Node.While repeated) {
      return calculates(repeated.condition());
    }
    if (!(loop instanceof Node.For counting)) {
      return false;
    }
    return counting.condition() instanceof Node.Binary test
        && !counting.update().isEmpty()
        && test.operands().stream().noneMatch(LoopDepths::isSmall);
  }

  /** {@code while (x * x + y * y < 4)}; one that looks for the end of a text does not count. */
  private static boolean calculates(Node.Expr condition) {
    List<Node.Expr> parts =
        condition instanceof Node.Binary both ? both.operands() : List.of(condition);
    return parts.stream().anyMatch(LoopDepths::comparesProduct);
  }

  private static boolean comparesProduct(Node.Expr part) {
    return part instanceof Node.Binary test
        && test.operands().stream()
            .anyMatch(
                side ->
                    side instanceof Node.Binary sum
                        && (COSTLY.contains(sum.operator())
                            || sum.operands().stream()
                                .anyMatch(
                                    each ->
                                        each instanceof Node.Binary product
                                            && COSTLY.contains(product.operator()))));
  }

  private static boolean isSmall(Node.Expr bound) {
    int value = number(bound);
    return value > 1 && value <= FEW_ROUNDS;
  }

  /** The number that is written there; -1 when none is. */
  private static int number(Node.Expr expr) {
    if (!(expr instanceof Node.Literal literal) || literal.kind() != Node.Literal.Kind.INT) {
      return -1;
    }
    try {
      return Integer.decode(literal.value().replace("_", ""));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Whether it multiplies or divides. */
  private static boolean computes(CodePlace place, Node loop) {
    Body body = place.body();
    int end = body.end(loop);
    for (int id = loop.id(); id < end; id++) {
      Node node = body.node(id);
      if (node instanceof Node.Binary binary && COSTLY.contains(binary.operator())
          || node instanceof Node.Assign assign
              && assign.operator().length() == 2
              && COSTLY.contains(assign.operator().substring(0, 1))) {
        return true;
      }
    }
    return false;
  }

  /** {@code fib(n - 1) + fib(n - 2)}, {@code sort(from, middle / 2)} twice: the first such call. */
  private @Nullable Node recursion(int unit, CodePlace place) {
    CodeUnit own = graph.unit(unit);
    if (own.kind() != CodeUnit.Kind.METHOD) {
      return null;
    }
    Set<Integer> calls = new HashSet<>();
    Node first = null;
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      boolean self =
          edges.endOfTargets(group) - edges.firstTarget(group) == 1
              && edges.target(edges.firstTarget(group)) == unit
              && edges.node(group) >= 0;
      if (self
          && place.body().node(edges.node(group)) instanceof Node.Call call
          && call.arguments().stream().anyMatch(LoopDepths::isSmaller)
          && calls.add(call.id())) {
        first = first == null ? call : first;
      }
    }
    return calls.size() > 1 ? first : null;
  }

  private static boolean isSmaller(Node.Expr argument) {
    return argument instanceof Node.Binary binary
        && SMALLER.contains(binary.operator())
        && binary.operands().get(0) instanceof Node.LocalUse;
  }
}
