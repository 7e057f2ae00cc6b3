package io.github.threadwright.program;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The call graph of small inline sources, in words. */
final class GraphOf {
  private static final int RELEASE = 25;
  private static final JdkApi JDK = JdkApi.load();
  private static final CallGraph.Workers ONE_THREAD =
      (count, work) -> {
        for (int i = 0; i < count; i++) {
          work.accept(i);
        }
      };

  private final CallGraph graph;

  private GraphOf(CallGraph graph) {
    this.graph = graph;
  }

  /** Files of one module. */
  static GraphOf files(String... texts) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < texts.length; i++) {
      files.put(String.format("m/F%04d.java", i), texts[i]);
    }
    return of(program(files), ONE_THREAD);
  }

  static GraphOf of(Program program, CallGraph.Workers workers) {
    return new GraphOf(CallGraph.of(program, workers));
  }

  /** Files by path; the first folder is the module. */
  static Program program(Map<String, String> texts) {
    List<SourceFile> sources = new ArrayList<>();
    texts.forEach(
        (path, text) ->
            sources.add(
                new JavaParserFrontEnd()
                    .read(path, "import java.util.*; import java.util.function.*;" + text)));
    Attributor names = new Attributor(sources, GraphOf::module, List.of(JDK.at(RELEASE)));
    List<ProgramFile> files =
        sources.stream()
            .map(s -> new ProgramFile(s, names.attribute(s), module(s), false, false))
            .toList();
    List<BuildModule> modules = files.stream().map(ProgramFile::module).distinct().toList();
    return new Program(files, modules, names.hierarchy(), EffectSummaries.NONE);
  }

  private static BuildModule module(SourceFile file) {
    return new BuildModule(file.path().split("/")[0], RELEASE, "test");
  }

  CallGraph graph() {
    return graph;
  }

  CodeUnit unit(String symbol) {
    List<CodeUnit> found = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int id = 0; id < graph.size(); id++) {
      all.add(graph.unit(id).symbol());
      if (graph.unit(id).symbol().equals(symbol)) {
        found.add(graph.unit(id));
      }
    }
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " units " + symbol + " among " + all);
    }
    return found.get(0);
  }

  /** Where the one call of that name in a unit goes; {@code new} for an object creation. */
  String call(String symbol, String name) {
    List<CallGraph.Call> found =
        graph.calls(unit(symbol).id()).stream().filter(c -> name(c).equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " calls of " + name + " in " + all(symbol));
    }
    return show(found.get(0).targets());
  }

  /** All calls of a unit with where they go. */
  List<String> all(String symbol) {
    return graph.calls(unit(symbol).id()).stream()
        .map(c -> name(c) + " -> " + show(c.targets()))
        .toList();
  }

  /** The initialisations that a unit may set off. */
  List<String> initialises(String symbol) {
    return graph.initialises(unit(symbol).id()).mapToObj(id -> graph.unit(id).symbol()).toList();
  }

  /** The whole graph, to compare. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < graph.size(); id++) {
      CodeUnit unit = graph.unit(id);
      text.append(id).append(' ').append(unit.kind()).append(' ').append(unit.symbol());
      text.append(" in ").append(unit.enclosing());
      text.append(" component ").append(graph.components().componentOf(id)).append('\n');
      for (CallGraph.Call call : graph.calls(id)) {
        text.append("  ").append(name(call)).append(" -> ").append(show(call.targets()));
        text.append('\n');
      }
      text.append("  ").append(graph.initialises(id).boxed().toList()).append('\n');
    }
    return text.toString();
  }

  private static String name(CallGraph.Call call) {
    Node node = call.node();
    if (node instanceof Node.Call method) {
      return method.name();
    }
    if (node instanceof Node.MethodRef reference) {
      return "::" + reference.name();
    }
    if (node instanceof Node.ConstructorCall constructor) {
      return constructor.isThis() ? "this" : "super";
    }
    return node == null ? "implied" : "new";
  }

  private static String show(Targets targets) {
    if (targets instanceof Targets.Known known) {
      String units = known.units().stream().map(CodeUnit::symbol).collect(Collectors.joining(" "));
      return known.library() ? (units + " library").trim() : units.isEmpty() ? "nothing" : units;
    }
    return targets instanceof Targets.TooMany many
        ? "too many: " + many.count()
        : "unknown: " + ((Targets.Unknown) targets).reason();
  }
}
