package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.LibraryStubs;
import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls the method of every catalogue line in generated code and looks whether the line's own words
 * come out as facts. A line that names nothing, or whose words are always another line's, does not.
 */
final class Exercise {
  private static final JdkApi JDK = JdkApi.load();
  private static final LibraryStubs LIBRARIES = LibraryStubs.load();

  private final Catalogue catalogue;
  private final List<Line> lines;

  Exercise(Catalogue catalogue, Predicate<Api> which) {
    this.catalogue = catalogue;
    Map<String, List<Api>> byPlace = new LinkedHashMap<>();
    for (Api api : catalogue.entries()) {
      if (which.test(api)) {
        // A line may list several methods.
        String place = api.file() + ":" + api.line() + " " + api.pattern();
        byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(api);
      }
    }
    this.lines = byPlace.values().stream().map(Line::new).toList();
  }

  /** Place and pattern of the lines that are dead, with what is never seen of them. */
  List<String> dead() {
    List<Line> left = new ArrayList<>();
    for (Line line : lines) {
      line.findOverloads();
      left.add(line);
    }
    while (!left.isEmpty()) {
      Map<Integer, Map<String, Line>> calls = new TreeMap<>();
      for (Line line : left) {
        SampleCall next = line.next();
        if (next != null) {
          Map<String, Line> ofRelease =
              calls.computeIfAbsent(next.release(), key -> new LinkedHashMap<>());
          ofRelease.put(next.code("c" + ofRelease.size()), line);
        }
      }
      calls.forEach(this::run);
      left.removeIf(line -> line.missing.isEmpty() || line.isExhausted());
    }
    return lines.stream().filter(line -> !line.missing.isEmpty()).map(Line::text).toList();
  }

  /** Extracts the facts of the calls, which are in methods or classes named c0, c1, ... */
  private void run(int release, Map<String, Line> calls) {
    SourceFile source =
        read("Exercise", "class Exercise {\n" + String.join("\n", calls.keySet()) + "\n}\n");
    List<SourceFile> sources = new ArrayList<>(List.of(source));
    // A name in full is looked up when a package of the project begins like it.
    calls.values().stream()
        .map(line -> line.apis.get(0).pattern().type().split("\\.", 2)[0])
        .distinct()
        .forEach(prefix -> sources.add(read(prefix, "package " + prefix + ";")));
    List<TypeSource> others = List.of(JDK.at(release), LIBRARIES);
    Attributor attributor = new Attributor(sources, file -> "", others);
    BuildModule module = new BuildModule(".", release, "test");
    ProgramFile file = new ProgramFile(source, attributor.attribute(source), module, false, false);
    Program program =
        new Program(List.of(file), List.of(module), attributor.hierarchy(), EffectSummaries.NONE);
    FileFacts facts = new FactExtractor(program, catalogue, List.of()).extract(file);
    List<Line> inOrder = List.copyOf(calls.values());
    for (CodePlace place : facts.index().places()) {
      MethodDecl method = place.method();
      if (method != null) {
        String owner = place.type().name();
        String name = owner.startsWith("c") ? owner : method.name();
        inOrder.get(Integer.parseInt(name.substring(1))).see(facts, place);
      }
    }
  }

  private static SourceFile read(String name, String text) {
    SourceFile source = new JavaParserFrontEnd().read(name + ".java", text);
    if (!source.problems().isEmpty()) {
      throw new IllegalStateException(source.problems() + " in " + text);
    }
    return source;
  }

  /** What a line says of one method: an entry for each argument that is handed over. */
  private static final class Line {
    final List<Api> apis;
    final Set<Object> missing = new HashSet<>();
    private List<SampleCall> overloads = List.of();
    private int tried;

    Line(List<Api> apis) {
      this.apis = apis;
      apis.forEach(api -> missing.addAll(words(api)));
    }

    private static List<Object> words(Api api) {
      List<Object> words = new ArrayList<>();
      for (Object word :
          new @Nullable Object[] {api.waits(), api.task(), api.pool(), api.thread(), api.role()}) {
        if (word != null) {
          words.add(word);
        }
      }
      return words;
    }

    void findOverloads() {
      Api first = apis.get(0);
      MethodPattern pattern = first.pattern();
      for (int release = JdkApi.NEWEST; release >= JdkApi.OLDEST; release--) {
        if (first.jdk().contains(release) && overloads.isEmpty()) {
          overloads = SampleCall.of(pattern, release, List.of(JDK.at(release), LIBRARIES));
        }
      }
    }

    boolean isExhausted() {
      return tried >= overloads.size();
    }

    @Nullable SampleCall next() {
      return isExhausted() ? null : overloads.get(tried++);
    }

    void see(FileFacts facts, CodePlace place) {
      List<CallSite> sites = facts.index().calls(place, place.body().root());
      for (CallSite site : sites) {
        for (Api api : site.apis()) {
          if (isMine(api)) {
            missing.removeAll(words(api));
            requireFacts(facts, site, api);
          }
        }
      }
    }

    private boolean isMine(Api api) {
      Api first = apis.get(0);
      return api.file().equals(first.file())
          && api.line() == first.line()
          && api.pattern().equals(first.pattern());
    }

    /** What is matched must also be told. */
    private void requireFacts(FileFacts facts, CallSite site, Api api) {
      List<Fact> here = facts.facts().stream().filter(f -> f.node() == site.node()).toList();
      Api.Wait wait = api.waits();
      if (wait != null && wait.kind() != null && wait.kind() != WaitKind.WRAPPED) {
        require(here, wait, Fact.Waits.class);
      }
      if (wait != null
          && wait.kind() == null
          && here.stream().anyMatch(Fact.Waits.class::isInstance)) {
        missing.add(wait);
      }
      if (api.task() != null) {
        require(here, api.task(), Fact.TaskHandedOver.class);
      }
      if (api.pool() != null) {
        require(here, api.pool(), Fact.PoolCreated.class);
      }
    }

    private void require(List<Fact> here, Object word, Class<? extends Fact> kind) {
      if (here.stream().noneMatch(kind::isInstance)) {
        missing.add(word);
      }
    }

    String text() {
      Api first = apis.get(0);
      String why =
          overloads.isEmpty()
              ? "there is no such method"
              : "never seen in " + overloads.size() + " overloads: " + missing;
      return first.file() + ":" + first.line() + " " + first.pattern() + ": " + why;
    }
  }
}
