package io.github.threadwright.program;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which code of a program may run which: what effect summaries walk, bottom-up over its {@link
 * Components}. A scan that asks for no summaries does not build it.
 *
 * <p>Virtual calls go by class-hierarchy analysis (J. Dean, D. Grove, C. Chambers, "Optimization of
 * object-oriented programs using static class hierarchy analysis", 1995), narrowed to classes that
 * objects are made of as in rapid type analysis (D. Bacon, P. Sweeney, "Fast static analysis of C++
 * virtual function calls", 1996), and by the class of a local variable that only ever holds new
 * objects of it. All code of the project counts as reachable, since a library has no entry point.
 * Immutable; the same for the same program, however many threads build it.
 */
public final class CallGraph {
  private final CodeUnit[] units;
  private final int[] firstCall;
  private final int[] nodes;
  private final int[] states;
  private final int[] firstTarget;
  private final int[] targets;
  private final int[] firstInitialised;
  private final int[] initialised;
  private final Components components;

  /** Does the same for each index below a count, on as many threads as it likes. */
  @FunctionalInterface
  public interface Workers {
    void forEach(int count, IntConsumer work);

    /** Does it all on the thread that asks. */
    Workers CALLER =
        (count, work) -> {
          for (int i = 0; i < count; i++) {
            work.accept(i);
          }
        };
  }

  /**
   * A place from which other code is run.
   *
   * @param node null for what runs without being written: initialisers, constructors of
   *     superclasses
   * @param named what the source names there, which is what there is to say of a library's method
   */
  public record Call(
      CodeUnit caller, @Nullable Node node, @Nullable Target named, Targets targets) {}

  CallGraph(CodeUnit[] units, List<LinkedFile> files) {
    this.units = units;
    this.firstCall =
        IntList.starts(IntList.concat(files.stream().map(LinkedFile::callsOfUnit).toList()));
    this.nodes = IntList.concat(files.stream().map(LinkedFile::nodes).toList());
    this.states = IntList.concat(files.stream().map(LinkedFile::states).toList());
    this.firstTarget =
        IntList.starts(IntList.concat(files.stream().map(LinkedFile::targetsOfCall).toList()));
    this.targets = IntList.concat(files.stream().map(LinkedFile::targets).toList());
    this.firstInitialised =
        IntList.starts(IntList.concat(files.stream().map(LinkedFile::initialisedByUnit).toList()));
    this.initialised = IntList.concat(files.stream().map(LinkedFile::initialised).toList());
    this.components = Components.of(firstEdges(), targets);
  }

  private int[] firstEdges() {
    int[] edges = new int[firstCall.length];
    Arrays.setAll(edges, unit -> firstTarget[firstCall[unit]]);
    return edges;
  }

  /** Links all files of a program. */
  public static CallGraph of(Program program, Workers workers) {
    return CallGraphBuilder.build(program, workers);
  }

  /** How many units there are; their ids are below it. */
  public int size() {
    return units.length;
  }

  public CodeUnit unit(int id) {
    return units[id];
  }

  /** The ids of the units that a unit may run, in the order of its calls; one may come twice. */
  public IntStream callees(int unit) {
    return Arrays.stream(targets, firstTarget[firstCall[unit]], firstTarget[firstCall[unit + 1]]);
  }

  /** The calls of a unit in the order of its source. */
  public List<Call> calls(int unit) {
    List<Call> calls = new ArrayList<>();
    for (int call = firstCall[unit]; call < firstCall[unit + 1]; call++) {
      calls.add(call(units[unit], call));
    }
    return calls;
  }

  /** Is shown the calls of a unit one after the other. */
  @FunctionalInterface
  public interface CallVisitor {
    /**
     * @param node id of the node in the unit's body; -1 for what runs without being written
     * @param reach what is known of the targets
     * @param targets ids of units; empty where none is known
     * @param count how many targets there are, be they named or not
     */
    void visit(int node, Reach reach, int[] targets, int count);
  }

  /** How far the targets of a call are known. */
  public enum Reach {
    /** All are named. */
    EXACT,
    /** Code of a library may run as well, or instead. */
    LIBRARY_TOO,
    /** There are too many of them to be named. */
    TOO_MANY,
    UNKNOWN
  }

  /** The same as {@link #calls} in numbers, for walks over the whole program. */
  public void forEachCall(int unit, CallVisitor visitor) {
    for (int call = firstCall[unit]; call < firstCall[unit + 1]; call++) {
      Reach reach =
          states[call] > 0
              ? Reach.TOO_MANY
              : switch (states[call]) {
                case Answer.LIBRARY -> Reach.LIBRARY_TOO;
                case Answer.UNKNOWN -> Reach.UNKNOWN;
                default -> Reach.EXACT;
              };
      int[] named = Arrays.copyOfRange(targets, firstTarget[call], firstTarget[call + 1]);
      visitor.visit(nodes[call], reach, named, Math.max(states[call], named.length));
    }
  }

  /**
   * The ids of the class initialisations that a unit may be the first to need. They are apart from
   * what it calls: they run once, and a summary of every use would hold what one use does.
   */
  public IntStream initialises(int unit) {
    return Arrays.stream(initialised, firstInitialised[unit], firstInitialised[unit + 1]);
  }

  public Components components() {
    return components;
  }

  private Call call(CodeUnit caller, int call) {
    CodePlace place = caller.place();
    if (nodes[call] == FileCode.NONE || place == null) {
      return new Call(caller, null, null, targets(call, null));
    }
    Node node = place.body().node(nodes[call]);
    Target named = place.targetOf(node);
    return new Call(caller, node, named, targets(call, named));
  }

  private Targets targets(int call, @Nullable Target named) {
    int state = states[call];
    if (state > 0) {
      return new Targets.TooMany(state);
    }
    if (state == Answer.UNKNOWN) {
      return new Targets.Unknown(reason(named));
    }
    List<CodeUnit> known =
        Arrays.stream(targets, firstTarget[call], firstTarget[call + 1])
            .mapToObj(id -> units[id])
            .toList();
    return new Targets.Known(known, state == Answer.LIBRARY);
  }

  private static String reason(@Nullable Target named) {
    if (named instanceof Target.Unresolved unresolved) {
      return unresolved.reason().text();
    }
    if (named instanceof Target.OwnerOnly known) {
      return known.reason().text();
    }
    return "no code of it is here";
  }
}
