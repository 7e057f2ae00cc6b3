package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FactExtractor;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.program.Settings;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The linked program of small inline sources, in words. */
final class LinkedOf {
  private static final int RELEASE = 25;
  private static final String IMPORTS =
      "import java.io.*; import java.net.*; import java.net.http.*; import java.util.*; import"
          + " java.util.concurrent.*; import java.util.function.*; import java.util.stream.*;";
  private static final JdkApi JDK = JdkApi.load();
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final LinkedProgram program;
  private final List<FileFacts> files;

  private LinkedOf(LinkedProgram program, List<FileFacts> files) {
    this.program = program;
    this.files = files;
  }

  static LinkedOf files(String... texts) {
    return withFaultIn(-1, texts);
  }

  /** What is left when the work about one file fails. */
  static LinkedOf withFaultIn(int broken, String... texts) {
    List<SourceFile> sources = new ArrayList<>();
    for (String text : texts) {
      SourceFile source =
          new JavaParserFrontEnd().read("F" + sources.size() + ".java", IMPORTS + text);
      if (!source.problems().isEmpty()) {
        throw new IllegalArgumentException(source.problems().toString());
      }
      sources.add(source);
    }
    Attributor names = new Attributor(sources, file -> "", List.of(JDK.at(RELEASE)));
    BuildModule module = new BuildModule(".", RELEASE, "test");
    List<ProgramFile> files =
        sources.stream()
            .map(source -> new ProgramFile(source, names.attribute(source), module, false, false))
            .toList();
    Program program = new Program(files, List.of(module), names.hierarchy(), EffectSummaries.NONE);
    FactExtractor facts = new FactExtractor(program, CATALOGUE, List.of());
    List<FileFacts> found = files.stream().map(facts::extract).toList();
    CallGraph graph = CallGraph.of(program, CallGraph.Workers.CALLER);
    LinkedProgram.Guard guard =
        (file, work) -> {
          if (broken >= 0 && file == files.get(broken)) {
            return false;
          }
          work.run();
          return true;
        };
    return new LinkedOf(
        LinkedProgram.of(graph, found, file -> Settings.NONE, CallGraph.Workers.CALLER, guard),
        found);
  }

  LinkedProgram program() {
    return program;
  }

  List<FileFacts> files() {
    return files;
  }

  CodeUnit unit(String symbol) {
    CallGraph graph = program.graph();
    List<String> all = new ArrayList<>();
    for (int id = 0; id < graph.size(); id++) {
      if (graph.unit(id).symbol().equals(symbol)) {
        return graph.unit(id);
      }
      all.add(graph.unit(id).symbol());
    }
    throw new AssertionError("no unit " + symbol + " among " + all);
  }

  <F extends Fact> List<F> facts(Class<F> kind) {
    return files.stream()
        .flatMap(file -> file.facts().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The executors that the first task goes to, in the order of their kinds. */
  String pools() {
    PoolOrigins pools = program.poolsOf(facts(Fact.TaskHandedOver.class).get(0));
    List<String> names =
        pools.pools().stream()
            .map(pool -> pool.pool().kind().name().toLowerCase(Locale.ROOT) + " " + pool.size())
            .sorted()
            .toList();
    return names + (pools.complete() ? "" : " or others");
  }

  /** The way to an end with how sure it is; "-" when there is none. */
  String way(String symbol, End end) {
    return program
        .way(unit(symbol), end)
        .map(
            way ->
                way.confidence().word()
                    + ": "
                    + way.facts().stream().map(Fact::text).collect(Collectors.joining(", ")))
        .orElse("-");
  }

  /** The contexts of a unit, each with the way there. */
  List<String> contexts(String symbol) {
    return program.contexts(unit(symbol)).stream()
        .map(
            running ->
                running.entry().context()
                    + " "
                    + running.confidence().word()
                    + ": "
                    + running.facts().stream().map(Fact::text).collect(Collectors.joining(", ")))
        .toList();
  }
}
