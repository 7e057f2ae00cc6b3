package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.program.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link LinkedProgram} of the facts of all files: which code runs which, what it comes to,
 * and where it begins.
 */
final class Linking {
  /** Where code begins to run, and how it comes to any unit from there. */
  record Begins(
      Pools pools,
      Tasks tasks,
      Upward upward,
      PoolLife poolLife,
      List<FileFacts> files,
      List<Entry> entries,
      Contexts contexts) {}

  private final CallGraph graph;
  private final List<FileFacts> files;
  private final Function<ProgramFile, Settings> settings;
  private final CallGraph.Workers workers;
  private final LinkedProgram.Guard guard;
  private final Units units;
  private final int[] fileOfUnit;
  private final Map<ProgramFile, FileIndex> indexes = new IdentityHashMap<>();

  Linking(
      CallGraph graph,
      List<@Nullable FileFacts> files,
      Function<ProgramFile, Settings> settings,
      CallGraph.Workers workers,
      LinkedProgram.Guard guard) {
    this.guard = guard;
    this.graph = graph;
    this.settings = settings;
    this.files = files.stream().filter(Objects::nonNull).map(FileFacts.class::cast).toList();
    this.workers = workers;
    this.units = new Units(graph);
    this.fileOfUnit = new int[graph.size()];
    Map<ProgramFile, Integer> numbers = new IdentityHashMap<>();
    for (int i = 0; i < this.files.size(); i++) {
      numbers.put(this.files.get(i).file(), i);
      indexes.put(this.files.get(i).file(), this.files.get(i).index());
    }
    for (int unit = 0; unit < graph.size(); unit++) {
      fileOfUnit[unit] = numbers.getOrDefault(graph.unit(unit).file(), -1);
    }
  }

  LinkedProgram link() {
    Range[] ranges = ranges();
    FileEdges[] edgesOfFile = new FileEdges[ranges.length];
    Edges.Builder[] built = new Edges.Builder[ranges.length];
    LocalEnds[] local = new LocalEnds[files.size()];
    workers.forEach(
        ranges.length,
        i -> {
          Range range = ranges[i];
          boolean done = range.file >= 0;
          if (done) {
            FileFacts facts = files.get(range.file);
            FileEdges edges = new FileEdges(graph, units, facts);
            done =
                guard.run(
                    facts.file(),
                    () -> {
                      Edges.Builder found = edges.find(range.from, range.to);
                      local[range.file] =
                          new LocalEnds(
                              units, facts, edges.unknownCalls(), edges.calledParameters());
                      edgesOfFile[i] = edges;
                      built[i] = found;
                    });
          }
          if (!done) {
            built[i] = nothing(range);
          }
        });
    Edges direct = new Edges(Arrays.asList(built));
    FileEdges[] byFile = new FileEdges[files.size()];
    List<Parameter.Use> uses = new ArrayList<>();
    for (int i = 0; i < ranges.length; i++) {
      if (edgesOfFile[i] != null) {
        FileEdges found = edgesOfFile[i];
        byFile[ranges[i].file] = found;
        uses.addAll(found.parameterUses());
      }
    }
    ParameterRuns parameters =
        new ParameterRuns(
            graph,
            direct,
            unit -> fileOfUnit[unit] < 0 ? null : byFile[fileOfUnit[unit]],
            handedOver(),
            uses);
    Edges edges = direct.with(parameters.extra());
    Titles titles = new Titles(indexes);
    Begins[] begins = new Begins[1];
    Summaries[] summaries = new Summaries[1];
    workers.forEach(
        2,
        part -> {
          if (part == 0) {
            begins[0] = begins(ranges, parameters, edges, titles);
          } else {
            summaries[0] = summaries(edges, titles, local, parameters.notKnown());
          }
        });
    return new LinkedProgram(graph, units, summaries[0], begins[0], indexes);
  }

  private Summaries summaries(
      Edges edges, Titles titles, @Nullable LocalEnds[] local, Map<Integer, Fact.Step> notKnown) {
    LoopDepths depths =
        new LoopDepths(
            graph,
            edges,
            units,
            unit -> fileOfUnit[unit] < 0 ? null : this.files.get(fileOfUnit[unit]).index());
    return new Summaries(
        graph, edges, titles, unit -> depths.with(unit, local(local, notKnown, unit)));
  }

  private Begins begins(Range[] ranges, ParameterRuns parameters, Edges edges, Titles titles) {
    Callers callers = new Callers(edges);
    Origins origins = new Origins(graph, units, callers, files);
    List<Fact.PoolCreated> created = pools();
    Pools pools = new Pools(origins, indexes, created);
    Tasks tasks = new Tasks(units, origins, indexes, files);
    List<Entry> entries = entries(ranges, parameters, pools, tasks);
    return new Begins(
        pools,
        tasks,
        new Upward(graph, callers, titles),
        new PoolLife(indexes, files, pools, created),
        files,
        entries,
        new Contexts(graph, edges, titles, entries));
  }

  /**
   * @param notKnown calls that are given code that is not known, by unit
   */
  private Map<Integer, Reach> local(
      @Nullable LocalEnds[] byFile, Map<Integer, Fact.Step> notKnown, int unit) {
    LocalEnds known = fileOfUnit[unit] < 0 ? null : byFile[fileOfUnit[unit]];
    Map<Integer, Reach> ends = known == null ? Map.of() : known.of(unit);
    Fact.Step open = notKnown.get(unit);
    if (open == null) {
      return ends;
    }
    int key = End.of(End.What.UNKNOWN).key();
    Map<Integer, Reach> all = new HashMap<>(ends);
    all.putIfAbsent(key, new Reach(key, open, open.node().id(), Units.NONE, 0, Confidence.HIGH));
    return all;
  }

  /** The units of one file, which have ids in a row. */
  private record Range(int file, int from, int to) {}

  private Range[] ranges() {
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    for (int unit = 1; unit <= graph.size(); unit++) {
      if (unit == graph.size() || graph.unit(unit).file() != graph.unit(from).file()) {
        ranges.add(new Range(fileOfUnit[from], from, unit));
        from = unit;
      }
    }
    return ranges.toArray(new Range[0]);
  }

  private static Edges.Builder nothing(Range range) {
    Edges.Builder edges = new Edges.Builder();
    for (int unit = range.from; unit < range.to; unit++) {
      edges.endUnit();
    }
    return edges;
  }

  private Map<Integer, Fact.TaskHandedOver> handedOver() {
    Map<Integer, Fact.TaskHandedOver> tasks = new HashMap<>();
    for (FileFacts file : files) {
      for (Fact fact : file.facts()) {
        if (fact instanceof Fact.TaskHandedOver task) {
          int unit = units.ofFunction(task.code());
          if (unit != Units.NONE) {
            tasks.put(unit, task);
          }
        }
      }
    }
    return tasks;
  }

  private List<Fact.PoolCreated> pools() {
    return files.stream()
        .flatMap(file -> file.facts().stream())
        .filter(Fact.PoolCreated.class::isInstance)
        .map(Fact.PoolCreated.class::cast)
        .toList();
  }

  private List<Entry> entries(Range[] ranges, ParameterRuns parameters, Pools pools, Tasks tasks) {
    List<Entry> entries = new ArrayList<>();
    for (Range range : ranges) {
      if (range.file >= 0) {
        FileFacts file = files.get(range.file);
        guard.run(
            file.file(),
            () ->
                entries.addAll(
                    new Entries(graph, units, file, settings.apply(file.file()), pools, tasks)
                        .find(range.from, range.to)));
      }
    }
    for (ParameterRuns.Given given : parameters.given()) {
      Entry entry = Entries.of(given, graph, indexes.get(given.place().file()), pools);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
