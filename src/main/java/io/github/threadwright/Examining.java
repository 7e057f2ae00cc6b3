package io.github.threadwright;

import io.github.threadwright.facts.FactExtractor;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.linked.DeepFacts;
import io.github.threadwright.linked.LinkedProgram;
import io.github.threadwright.linked.library.LibraryFacts;
import io.github.threadwright.linked.library.LibrarySummaries;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.rules.FileResult;
import io.github.threadwright.rules.RuleEngine;
import io.github.threadwright.rules.RuleResult;
import io.github.threadwright.rules.RuleSet;
import io.github.threadwright.rules.SourceTexts;
import io.github.threadwright.source.bytecode.ClassPath;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteFinder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stages that go through a program file by file: facts, then, with all files linked, sites and
 * rules.
 */
final class Examining {
  private final Faults faults;
  private final ScanListener listener;

  Examining(Faults faults, ScanListener listener) {
    this.faults = faults;
    this.listener = listener;
  }

  /**
   * @param classPath open as long as this runs
   */
  RuleResult examine(
      Program program,
      ClassPath classPath,
      Catalogue catalogue,
      RuleSet rules,
      SourceTexts texts,
      Workers workers) {
    List<ProgramFile> files = program.files();
    @Nullable FileFacts[] facts = facts(program, catalogue, rules, workers);
    if (!classPath.isEmpty()) {
      askLibraries(program, classPath, catalogue, facts, workers);
    }
    LinkedProgram linked = link(program, Arrays.asList(facts), workers);
    listener.stageBegins(Stage.RULES, files.size());
    RuleEngine engine = new RuleEngine(rules, texts, linked);
    @Nullable FileResult[] results = new FileResult[files.size()];
    workers.forEach(
        results.length,
        i -> {
          FileFacts found = facts[i];
          results[i] = found == null ? null : examine(found, linked, engine);
          facts[i] = null;
          listener.fileDone(Stage.RULES);
        });
    RuleResult result = RuleResult.of(Arrays.stream(results).filter(Objects::nonNull).toList());
    result.diagnostics().forEach(d -> faults.add(new Fault(Stage.RULES, d)));
    return result;
  }

  private @Nullable FileFacts[] facts(
      Program program, Catalogue catalogue, RuleSet rules, Workers workers) {
    List<ProgramFile> files = program.files();
    listener.stageBegins(Stage.FACTS, files.size());
    FactExtractor extractor = new FactExtractor(program, catalogue, rules.namedMethods());
    @Nullable FileFacts[] facts = new FileFacts[files.size()];
    workers.forEach(
        facts.length,
        i -> {
          ProgramFile file = files.get(i);
          facts[i] =
              faults.<@Nullable FileFacts>guard(
                  Stage.FACTS, file.source().path(), () -> extractor.extract(file), () -> null);
          listener.fileDone(Stage.FACTS);
        });
    return facts;
  }

  private boolean guard(ProgramFile file, Runnable work) {
    return faults.guard(
        Stage.LINK,
        file.source().path(),
        () -> {
          work.run();
          return true;
        },
        () -> false);
  }

  private void askLibraries(
      Program program,
      ClassPath classPath,
      Catalogue catalogue,
      @Nullable FileFacts[] facts,
      Workers workers) {
    LibraryFacts libraries =
        new LibraryFacts(
            new LibrarySummaries(classPath, catalogue, program.hierarchy()), catalogue);
    workers.forEach(
        facts.length,
        i -> {
          FileFacts own = facts[i];
          if (own != null) {
            String path = own.file().source().path();
            facts[i] = faults.guard(Stage.LINK, path, () -> libraries.of(own), () -> own);
          }
        });
  }

  /** A program that could not be linked is one of which nothing is known across methods. */
  private LinkedProgram link(Program program, List<@Nullable FileFacts> facts, Workers workers) {
    listener.stageBegins(Stage.LINK, 0);
    return faults.guard(
        Stage.LINK,
        "",
        () ->
            LinkedProgram.of(
                CallGraph.of(program, workers::forEach),
                facts,
                file -> program.settings(file.module()),
                workers::forEach,
                this::guard),
        () -> LinkedProgram.none(program.hierarchy()));
  }

  private @Nullable FileResult examine(FileFacts own, LinkedProgram linked, RuleEngine engine) {
    String path = own.file().source().path();
    FileFacts facts = faults.guard(Stage.LINK, path, () -> DeepFacts.of(own, linked), () -> own);
    List<Site> found = faults.guard(Stage.SITES, path, () -> SiteFinder.find(facts), List::of);
    FileResult result =
        faults.<@Nullable FileResult>guard(
            Stage.RULES, path, () -> engine.examine(facts, found), () -> null);
    return result != null && facts.file().generated() ? result.withoutFindings() : result;
  }
}
