package io.github.threadwright.rules;

import io.github.threadwright.facts.FactExtractor;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.PageExample;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.linked.DeepFacts;
import io.github.threadwright.linked.LinkedProgram;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.FrontEnd;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.workload.SiteFinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs the examples of pages, which are their tests: with all rules on, every marked line gives its
 * finding and every other line is silent.
 */
public final class Examples {
  static final String PATH = "src/Example.java";

  private final RuleSet rules;
  private final Catalogue catalogue;
  private final JdkApi jdk = JdkApi.load();
  private final FrontEnd frontEnd = new JavaParserFrontEnd();

  /**
   * @param rules all that are on
   */
  public Examples(RuleSet rules, Catalogue catalogue) {
    this.rules = rules;
    this.catalogue = catalogue;
  }

  /** What is said of a line too much (above 0) or too little. */
  private record Said(int line, String rule) implements Comparable<Said> {
    @Override
    public int compareTo(Said other) {
      return Comparator.comparingInt(Said::line).thenComparing(Said::rule).compare(this, other);
    }
  }

  /** What is wrong with the examples of a page: empty when they show what the page promises. */
  public List<KnowledgeProblem> problems(RulePage page) {
    return page.examples().stream().flatMap(example -> problems(example).stream()).toList();
  }

  /**
   * The same, but for what other rules say of the examples: a rule that comes later may speak of
   * them, and they show all the same what they are to show.
   */
  public List<KnowledgeProblem> ownProblems(RulePage page) {
    Examples alone =
        new Examples(
            rules.with(rules.rules().stream().filter(rule -> rule.id().equals(page.id())).toList()),
            catalogue);
    List<KnowledgeProblem> problems = new ArrayList<>();
    for (PageExample example : page.examples()) {
      List<PageExample.Marker> own =
          example.markers().stream().filter(mark -> mark.rule().equals(page.id())).toList();
      problems.addAll(
          alone.problems(
              new PageExample(
                  example.title(),
                  example.jdk(),
                  example.code(),
                  example.file(),
                  example.line(),
                  own)));
    }
    return problems;
  }

  List<KnowledgeProblem> problems(PageExample example) {
    SourceFile source = frontEnd.read(PATH, example.code());
    if (!source.problems().isEmpty()) {
      return source.problems().stream().map(problem -> unreadable(example, problem)).toList();
    }
    try {
      return problems(example, scan(source, example.code(), example.jdk()));
    } catch (RuntimeException | StackOverflowError e) {
      // A defect of this tool, or code that nests without end: the other pages do not pay for it.
      Diagnostic fault = Diagnostic.ofFile(PATH, "the example cannot be examined: " + e);
      return List.of(failed(example, fault));
    }
  }

  private static List<KnowledgeProblem> problems(PageExample example, RuleResult result) {
    List<KnowledgeProblem> problems = new ArrayList<>();
    result.diagnostics().forEach(fault -> problems.add(failed(example, fault)));
    TreeMap<Said, Integer> surplus = new TreeMap<>();
    example.markers().forEach(m -> surplus.merge(new Said(m.line(), m.rule()), -1, Integer::sum));
    result.findings().stream()
        .filter(finding -> finding.state() == Finding.State.NEW)
        .map(finding -> new Said(finding.place().startLine(), finding.rule()))
        .forEach(said -> surplus.merge(said, 1, Integer::sum));
    surplus.forEach(
        (said, many) -> {
          if (many != 0) {
            problems.add(many < 0 ? silent(example, said) : unmarked(example, said));
          }
        });
    return problems;
  }

  private static KnowledgeProblem unreadable(PageExample example, Diagnostic problem) {
    String message = "the example does not parse: " + problem.message();
    return at(example, Math.max(problem.line(), 1), message, "correct the code of the example");
  }

  private static KnowledgeProblem failed(PageExample example, Diagnostic fault) {
    String cure = "take it out, and please report it";
    return at(example, Math.max(fault.line(), 1), fault.message(), cure);
  }

  private static KnowledgeProblem silent(PageExample example, Said said) {
    String message = "the marker fails: '" + said.rule() + "' finds nothing on this line";
    String cure =
        "correct the code or the conditions (release " + example.jdk() + "), or move the marker";
    return at(example, said.line(), message, cure);
  }

  private static KnowledgeProblem unmarked(PageExample example, Said said) {
    String message = "'" + said.rule() + "' finds something on this line, and no marker says so";
    String cure = "add '// expect: " + said.rule() + "' if that is right, or change the code";
    return at(example, said.line(), message, cure);
  }

  private static KnowledgeProblem at(PageExample example, int line, String message, String cure) {
    return new KnowledgeProblem(example.file(), example.line() + line - 1, message, cure);
  }

  private RuleResult scan(SourceFile source, String code, int release) {
    Scene scene = scene(source, release);
    RuleEngine engine = new RuleEngine(rules, path -> code, scene.linked());
    return RuleResult.of(List.of(engine.examine(scene.file(), scene.sites())));
  }

  /** What the rules say of a piece of code, as of a file that stands alone. */
  RuleResult scan(String code, int release) {
    return scan(parsed(code), code, release);
  }

  Scene scene(String code, int release) {
    return scene(parsed(code), release);
  }

  private SourceFile parsed(String code) {
    SourceFile source = frontEnd.read(PATH, code);
    if (!source.problems().isEmpty()) {
      throw new IllegalArgumentException("the example does not parse: " + source.problems());
    }
    return source;
  }

  private Scene scene(SourceFile source, int release) {
    Attributor attributor = new Attributor(List.of(source), f -> "", List.of(jdk.at(release)));
    BuildModule module = new BuildModule(".", release, "the example says it");
    ProgramFile file = new ProgramFile(source, attributor.attribute(source), module, false, false);
    Program program =
        new Program(List.of(file), List.of(module), attributor.hierarchy(), EffectSummaries.NONE);
    FileFacts facts = new FactExtractor(program, catalogue, rules.namedMethods()).extract(file);
    CallGraph graph = CallGraph.of(program, CallGraph.Workers.CALLER);
    LinkedProgram linked = LinkedProgram.of(graph, List.of(facts), CallGraph.Workers.CALLER);
    FileFacts all = DeepFacts.of(facts, linked);
    return new Scene(all, SiteFinder.find(all), linked);
  }
}
