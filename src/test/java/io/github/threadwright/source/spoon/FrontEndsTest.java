package io.github.threadwright.source.spoon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.facts.FactExtractor;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.source.names.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One corpus through both front ends: the samples, and a file with a bit of everything. */
class FrontEndsTest {
  private static final BuildModule MODULE = new BuildModule(".", 21, "test");
  private static final JdkApi JDK = JdkApi.load();

  /** What differs, to the reason why; the precise one is right each time. */
  private static final Map<String, String> UNDERSTOOD =
      Map.of(
          "PrintStream println AMBIGUOUS",
          "what a collector collects follows from TreeMap::new, and of it the lambda's parameters");

  @Test
  void bothLowerAlike() throws IOException {
    for (SourceInput input : corpus()) {
      SourceFile precise = new SpoonFrontEnd(JDK.at(25)).read(input.path(), input.text());
      assertNotNull(precise, input.path());
      List<String> fast = IrText.of(fast(input)).lines().toList();
      List<String> lines = IrText.of(precise).lines().toList();
      assertEquals(List.of(), without(fast, lines), input.path());
      assertEquals(List.of(), without(lines, fast), input.path());
      assertEquals(fast, lines);
    }
  }

  @Test
  void bothFindTheSameFacts() throws IOException {
    List<SourceInput> corpus = corpus();
    List<SourceFile> files = corpus.stream().map(FrontEndsTest::fast).toList();
    Attributor attributor = new Attributor(files, file -> "", List.of(JDK.at(21)));
    Map<String, Knowledge> known =
        new SpoonFrontEnd(attributor.typesFor(files.get(0))).attribute(corpus, byPath(files));

    List<String> fast = facts(files, attributor, Map.of());
    List<String> precise = facts(files, attributor, known);

    assertTrue(fast.size() > 500, "there are facts to compare");
    List<String> different = without(fast, precise);
    List<String> reasons = different.stream().map(FrontEndsTest::reason).distinct().toList();
    assertEquals(List.copyOf(UNDERSTOOD.values()), reasons);
    assertEquals(different.size(), without(precise, fast).size());
  }

  private static List<String> facts(
      List<SourceFile> sources, Attributor attributor, Map<String, Knowledge> known) {
    List<ProgramFile> files = new ArrayList<>();
    for (SourceFile source : sources) {
      Knowledge knowledge = known.getOrDefault(source.path(), Knowledge.NONE);
      assertEquals(known.isEmpty(), knowledge == Knowledge.NONE, source.path());
      files.add(
          new ProgramFile(
              source, attributor.attribute(source).refined(knowledge), MODULE, false, false));
    }
    Program program =
        new Program(files, List.of(MODULE), attributor.hierarchy(), EffectSummaries.NONE);
    FactExtractor extractor = new FactExtractor(program, Catalogue.load(), List.of());
    return files.stream()
        .flatMap(
            file ->
                extractor.extract(file).facts().stream()
                    .map(fact -> file.source().path() + " " + IrText.shallow(fact)))
        .toList();
  }

  private static String reason(String difference) {
    return UNDERSTOOD.entrySet().stream()
        .filter(known -> difference.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(difference);
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return lines.stream().filter(line -> !known.contains(line)).limit(20).toList();
  }

  private static SourceFile fast(SourceInput input) {
    SourceFile file = new JavaParserFrontEnd().read(input.path(), input.text());
    assertEquals(List.of(), file.problems());
    return file;
  }

  private static Map<String, SourceFile> byPath(List<SourceFile> files) {
    Map<String, SourceFile> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    return byPath;
  }

  private static List<SourceInput> corpus() throws IOException {
    List<SourceInput> corpus = new ArrayList<>();
    corpus.add(
        new SourceInput(
            "Everything.java",
            Files.readString(Path.of("src/test/resources/precise/Everything.java.txt"))));
    Path samples = Path.of("samples/jdk17/src/main/java");
    try (Stream<Path> walk = Files.walk(samples)) {
      for (Path path : walk.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
        String name = samples.relativize(path).toString().replace('\\', '/');
        corpus.add(new SourceInput(name, Files.readString(path)));
      }
    }
    return corpus;
  }
}
