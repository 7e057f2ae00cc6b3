package io.github.threadwright.rules;

import io.github.threadwright.facts.FactExtractor;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteFinder;
import java.util.List;

/** Takes a piece of code the whole way to findings, without a file system. */
final class Bench {
  static final String PATH = "src/Example.java";

  private static final JdkApi JDK = JdkApi.load();
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final RuleSet rules;

  Bench(RuleSet rules) {
    this.rules = rules;
  }

  /** With all rules that ship with the tool. */
  static Bench shipped() {
    return new Bench(RuleSet.load(RulePages.load()));
  }

  RuleResult scan(String code, int jdk) {
    Scene scene = scene(code, jdk);
    RuleEngine engine = new RuleEngine(rules, path -> code);
    return RuleResult.of(List.of(engine.examine(scene.file(), scene.sites())));
  }

  Scene scene(String code, int jdk) {
    SourceFile source = new JavaParserFrontEnd().read(PATH, code);
    if (!source.problems().isEmpty()) {
      throw new IllegalArgumentException("the example does not parse: " + source.problems());
    }
    Attributor attributor = new Attributor(List.of(source), f -> "", List.of(JDK.at(jdk)));
    BuildModule module = new BuildModule(".", jdk, "test");
    ProgramFile file = new ProgramFile(source, attributor.attribute(source), module, false, false);
    Program program =
        new Program(List.of(file), List.of(module), attributor.hierarchy(), EffectSummaries.NONE);
    FileFacts facts = new FactExtractor(program, CATALOGUE, rules.namedMethods()).extract(file);
    List<Site> sites = SiteFinder.find(facts);
    return new Scene(facts, sites);
  }
}
