package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.program.Settings;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Hierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a call really does and where code really runs, asked by later stages. Never changes for who
 * asks; the same for the same program, however many threads make it.
 */
public final class LinkedProgram {
  private final CallGraph graph;
  private final Units units;
  private final Summaries summaries;
  private final Contexts contexts;
  private final Pools pools;
  private final Tasks tasks;
  private final Upward upward;
  private final PoolLife poolLife;
  private final Arrivals arrivals;
  private final Rounds rounds;
  private final Map<ProgramFile, FileFacts> factsByFile = new IdentityHashMap<>();
  private final Map<ProgramFile, List<Entry>> entriesByFile = new IdentityHashMap<>();
  private final Map<Integer, List<Entry>> entriesByUnit = new HashMap<>();
  private final Map<ProgramFile, List<CodeUnit>> unitsByFile = new IdentityHashMap<>();
  private final List<Entry> entries;
  private final Map<ProgramFile, FileIndex> indexes;
  private @Nullable Map<ProgramFile, List<ContextUse>> contextUses;

  LinkedProgram(
      CallGraph graph,
      Units units,
      Summaries summaries,
      Linking.Begins begins,
      Map<ProgramFile, FileIndex> indexes) {
    this.graph = graph;
    this.units = units;
    this.summaries = summaries;
    this.contexts = begins.contexts();
    this.pools = begins.pools();
    this.tasks = begins.tasks();
    this.upward = begins.upward();
    this.poolLife = begins.poolLife();
    this.rounds = new Rounds(units, upward);
    this.arrivals = new Arrivals(units, upward, indexes, begins.files(), this::entriesOf);
    for (int id = 0; id < graph.size(); id++) {
      CodeUnit unit = graph.unit(id);
      unitsByFile.computeIfAbsent(unit.file(), f -> new ArrayList<>()).add(unit);
    }
    this.entries = List.copyOf(begins.entries());
    this.indexes = indexes;
    begins.files().forEach(file -> factsByFile.put(file.file(), file));
    for (Entry entry : entries) {
      entriesByFile.computeIfAbsent(entry.place().file(), f -> new ArrayList<>()).add(entry);
      entriesByUnit.computeIfAbsent(entry.unit().id(), u -> new ArrayList<>(1)).add(entry);
    }
  }

  /**
   * @param files the facts of the program's files, in their order; null for one that has none
   *     because of a fault
   */
  public static LinkedProgram of(
      CallGraph graph, List<@Nullable FileFacts> files, CallGraph.Workers workers) {
    return of(
        graph,
        files,
        file -> Settings.NONE,
        workers,
        (file, work) -> {
          work.run();
          return true;
        });
  }

  /** Looks after work about one file. */
  @FunctionalInterface
  public interface Guard {
    /** Whether the work was done; a fault is the guard's to tell. */
    boolean run(ProgramFile file, Runnable work);
  }

  /**
   * @param settings what configuration says of the module of a file
   * @param guard keeps the fault of one file from costing the others
   */
  public static LinkedProgram of(
      CallGraph graph,
      List<@Nullable FileFacts> files,
      Function<ProgramFile, Settings> settings,
      CallGraph.Workers workers,
      Guard guard) {
    return new Linking(graph, files, settings, workers, guard).link();
  }

  /** Knows of no code. */
  public static LinkedProgram none(Hierarchy hierarchy) {
    Program nothing = new Program(List.of(), List.of(), hierarchy, EffectSummaries.NONE);
    return of(CallGraph.of(nothing, CallGraph.Workers.CALLER), List.of(), CallGraph.Workers.CALLER);
  }

  // ---- questions

  /** Which code may run which. */
  public CallGraph graph() {
    return graph;
  }

  /** The unit that runs that node; empty when no code is seen to run it. */
  public Optional<CodeUnit> unitAt(CodePlace place, Node node) {
    int unit = units.at(place, node);
    return unit == Units.NONE ? Optional.empty() : Optional.of(graph.unit(unit));
  }

  /** The unit whose code that is: the root of a body, a lambda or the body of one. */
  public Optional<CodeUnit> unitOf(CodePlace place, Node code) {
    int unit = units.of(place, code);
    return unit == Units.NONE ? Optional.empty() : Optional.of(graph.unit(unit));
  }

  /** The units of a file, in order of the source. */
  public List<CodeUnit> units(ProgramFile file) {
    return unitsByFile.getOrDefault(file, List.of());
  }

  /**
   * Shows, for each call of a unit into code of the project, the best way to each of these ends.
   */
  public void forEachCall(CodeUnit unit, List<End> ends, BiConsumer<Node, Way> visitor) {
    CodePlace place = unit.place();
    if (place != null) {
      summaries.forEachCall(
          unit.id(), ends, (node, way) -> visitor.accept(place.body().node(node), way));
    }
  }

  /** The unit that is the code of a method or an initialiser as a whole. */
  Optional<CodeUnit> unitOfBody(CodePlace place) {
    int unit = units.ofBody(place.body());
    return unit == Units.NONE ? Optional.empty() : Optional.of(graph.unit(unit));
  }

  /** The code that a call runs, if it can run no other. */
  Optional<CodeUnit> onlyTarget(CodeUnit caller, Node call) {
    int[] only = {Units.NONE};
    graph.forEachCall(
        caller.id(),
        (id, reach, targets, count) -> {
          if (id == call.id() && reach == CallGraph.Reach.EXACT && targets.length == 1) {
            only[0] = targets[0];
          }
        });
    return only[0] == Units.NONE ? Optional.empty() : Optional.of(graph.unit(only[0]));
  }

  /** What the code of that file says; null when it has no facts because of a fault. */
  @Nullable FileFacts facts(ProgramFile file) {
    return factsByFile.get(file);
  }

  /** Whether some code is seen to run on virtual threads. */
  boolean hasVirtualThreads() {
    return contexts.has(ExecutionContext.VIRTUAL_THREAD);
  }

  /** Everything that the code of a unit may come to on its own thread. */
  public List<End> ends(CodeUnit unit) {
    return summaries.ends(unit.id());
  }

  /** The best way from the beginning of a unit to that end: the surest, then the shortest. */
  public Optional<Way> way(CodeUnit from, End to) {
    return summaries.way(from.id(), to);
  }

  /**
   * The best way from one call to that end through code of the project; empty when the call is of a
   * library, of which the facts at the call itself speak.
   */
  public Optional<Way> wayOfCall(CodeUnit caller, Node call, End to) {
    return summaries.wayOfCall(caller.id(), call.id(), to);
  }

  /** Whether all the code is here, and known, that a call of a unit may run. */
  public boolean isCodeKnown(CodeUnit caller, Node call) {
    return summaries.isCodeKnown(caller.id(), call.id());
  }

  /** The contexts that a unit may run in, each with the best way there. */
  public List<Running> contexts(CodeUnit unit) {
    return Arrays.stream(ExecutionContext.values())
        .flatMap(context -> contexts.of(unit.id(), context).stream())
        .toList();
  }

  /** How a unit comes to run in that context; empty when it is not seen to. */
  public Optional<Running> running(CodeUnit unit, ExecutionContext context) {
    return contexts.of(unit.id(), context);
  }

  /** The code that is handed over, or called by a framework, in that file. */
  public List<Entry> entries(ProgramFile file) {
    return entriesByFile.getOrDefault(file, List.of());
  }

  /**
   * What code that threads begin with comes to, where a reader of that file would mend it. Found
   * for the whole program when it is first asked for, since one wait may lie on many ways.
   */
  public synchronized List<ContextUse> contextUses(ProgramFile file) {
    if (contextUses == null) {
      contextUses = new ContextUses(this, indexes).find(entries);
    }
    return contextUses.getOrDefault(file, List.of());
  }

  /** The ways in which a unit is what a thread begins with. */
  public List<Entry> entriesOf(CodeUnit unit) {
    return entriesByUnit.getOrDefault(unit.id(), List.of());
  }

  /** The creation of the executor that a task is always handed to; empty when it is not seen. */
  public Optional<Fact.PoolCreated> poolOf(Fact.TaskHandedOver task) {
    return pools.of(task).only();
  }

  /** The executors that a task may be handed to. */
  public PoolOrigins poolsOf(Fact.TaskHandedOver task) {
    return pools.of(task);
  }

  /** The tasks of the whole program that may go to that executor. */
  public List<Fact.TaskHandedOver> tasksOf(Fact.PoolCreated pool) {
    return poolLife.tasksOf(pool);
  }

  /** What becomes of that executor. */
  public PoolFate fateOf(Fact.PoolCreated pool) {
    return poolLife.fateOf(pool);
  }

  /** The way from a request, connection or message to that node; empty when none is seen. */
  public Optional<Arrival> arrivalAt(CodePlace place, Node node) {
    return arrivals.at(place, node);
  }

  /**
   * The loop over items, in another method, that comes to that node in each round, and the calls;
   * empty when none is certain.
   */
  public Optional<List<Fact.Step>> roundsTo(CodePlace place, Node node) {
    return rounds.to(place, node);
  }

  /** What the code of a task may be: of several tasks that are handed over at once all of them. */
  public List<CodeUnit> unitsOf(Fact.TaskHandedOver task) {
    return tasks.unitsOf(task).stream().map(graph::unit).toList();
  }

  /** The tasks that a wait is for; empty when none is seen. */
  public Optional<TaskWait> awaitedBy(Fact.Waits wait) {
    return tasks.awaitedBy(wait);
  }

  /** How a unit comes to run as a task of that executor, or a part of one. */
  public Optional<Running> runningOn(CodeUnit unit, Fact.PoolCreated pool) {
    return upward
        .find(unit.id(), begin -> taskOf(begin, pool).isPresent())
        .map(found -> running(found, taskOf(found.unit(), pool).orElseThrow()));
  }

  private Optional<Entry> taskOf(CodeUnit unit, Fact.PoolCreated pool) {
    return entriesOf(unit).stream()
        .filter(entry -> entry.task() != null && pools.of(entry.task()).includes(pool))
        .findFirst();
  }

  private Running running(Upward.Found found, Entry entry) {
    boolean only =
        entry.task() != null
            && entry.confidence() == Confidence.HIGH
            && pools.of(entry.task()).only().isPresent();
    boolean sure = only && found.confidence() == Confidence.HIGH;
    return new Running(entry, found.steps(), sure ? Confidence.HIGH : Confidence.MEDIUM);
  }
}
