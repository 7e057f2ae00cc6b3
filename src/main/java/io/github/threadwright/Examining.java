package io.github.threadwright;

import io.github.threadwright.facts.FactExtractor;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.rules.FileResult;
import io.github.threadwright.rules.RuleEngine;
import io.github.threadwright.rules.RuleResult;
import io.github.threadwright.rules.RuleSet;
import io.github.threadwright.rules.SourceTexts;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteFinder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stages that go through a program file by file: facts, sites, rules. A file's facts are let go
 * of before the next.
 */
final class Examining {
  private final Faults faults;
  private final ScanListener listener;

  Examining(Faults faults, ScanListener listener) {
    this.faults = faults;
    this.listener = listener;
  }

  RuleResult examine(
      Program program, Catalogue catalogue, RuleSet rules, SourceTexts texts, Workers workers) {
    List<ProgramFile> files = program.files();
    listener.stageBegins(Stage.RULES, files.size());
    FactExtractor facts = new FactExtractor(program, catalogue, rules.namedMethods());
    RuleEngine engine = new RuleEngine(rules, texts);

    @Nullable FileResult[] results = new FileResult[files.size()];
    workers.forEach(
        results.length,
        i -> {
          results[i] = examine(files.get(i), facts, engine);
          listener.fileDone(Stage.RULES);
        });
    RuleResult result = RuleResult.of(Arrays.stream(results).filter(Objects::nonNull).toList());
    result.diagnostics().forEach(d -> faults.add(new Fault(Stage.RULES, d)));
    return result;
  }

  private @Nullable FileResult examine(
      ProgramFile file, FactExtractor extractor, RuleEngine engine) {
    String path = file.source().path();
    FileFacts facts =
        faults.<@Nullable FileFacts>guard(
            Stage.FACTS, path, () -> extractor.extract(file), () -> null);
    if (facts == null) {
      return null;
    }
    List<Site> found = faults.guard(Stage.SITES, path, () -> SiteFinder.find(facts), List::of);
    FileResult result =
        faults.<@Nullable FileResult>guard(
            Stage.RULES, path, () -> engine.examine(facts, found), () -> null);
    return result != null && file.generated() ? result.withoutFindings() : result;
  }
}
