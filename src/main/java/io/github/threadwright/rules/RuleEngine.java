package io.github.threadwright.rules;

import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.linked.LinkedProgram;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.workload.Site;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the rules to a file: every rule is asked about everything of its subject. Which releases
 * count, order, ids and what happens when a rule fails are decided here, so that rules have only to
 * say when they hold. Safe for use by many threads.
 */
public final class RuleEngine {
  private final RuleSet rules;
  private final ModelChooser models;
  private final SourceTexts texts;
  private final LinkedProgram linked;

  public RuleEngine(RuleSet rules, SourceTexts texts, LinkedProgram linked) {
    this.rules = rules;
    this.models = new ModelChooser(rules.models());
    this.texts = texts;
    this.linked = linked;
  }

  /**
   * What the rules say of one file. A rule that fails is a diagnostic, and the others go on.
   *
   * @param sites those of the same file, in order of the source
   */
  public FileResult examine(FileFacts facts, List<Site> sites) {
    Scene scene = new Scene(facts, sites, linked);
    int release = facts.file().module().jdk();
    List<Diagnostic> diagnostics = new ArrayList<>();
    Findings findings = new Findings(facts.file(), texts);
    Map<Site, ModelChooser.Choice> choices = choose(scene, release, diagnostics);
    Map<Site, FileResult.Decided> decided = new IdentityHashMap<>();
    for (Rule<?> rule : rules.rules()) {
      if (rule.page().jdk().contains(release)) {
        apply(rule, scene, choices, findings, diagnostics);
      }
    }
    Set<Site> inside =
        Nesting.insideConcurrent(
            sites, site -> site.concurrent() != null || isConcurrent(choices.get(site)));
    for (Site site : sites) {
      SiteDecision decision =
          inside.contains(site)
              ? findings.inner(site)
              : findings.decision(site, Optional.ofNullable(choices.get(site)));
      decided.put(site, new FileResult.Decided(decision, findings.tokens(site.node())));
    }
    List<FileResult.Decided> decisions = sites.stream().map(decided::get).toList();
    return new FileResult(
        findings.found(decided),
        decisions,
        SuppressionReader.read(facts.file(), rules),
        diagnostics);
  }

  private static boolean isConcurrent(ModelChooser.@Nullable Choice choice) {
    return choice != null && choice.model() != ConcurrencyModel.SEQUENTIAL;
  }

  private Map<Site, ModelChooser.Choice> choose(
      Scene scene, int release, List<Diagnostic> diagnostics) {
    Map<Site, ModelChooser.Choice> choices = new IdentityHashMap<>();
    for (Site site : scene.sites()) {
      try {
        models.choose(site, scene, release).ifPresent(choice -> choices.put(site, choice));
      } catch (RuntimeException | StackOverflowError e) {
        diagnostics.add(
            Failure.of(
                "the choice between the models", "rules/models", e, site.place(), site.node()));
      }
    }
    return choices;
  }

  private <S> void apply(
      Rule<S> rule,
      Scene scene,
      Map<Site, ModelChooser.Choice> choices,
      Findings findings,
      List<Diagnostic> diagnostics) {
    Subject<S> subject = rule.subject();
    List<Firing<S>> firings = new ArrayList<>(0);
    for (S thing : scene.things(subject)) {
      try {
        Rule.Outcome outcome = rule.test(thing, scene).orElse(null);
        if (outcome != null) {
          Firing.of(rule, thing, outcome, scene, choices).ifPresent(firings::add);
        }
      } catch (RuntimeException | StackOverflowError e) {
        diagnostics.add(
            Failure.of(
                "rule " + rule.id(),
                rule.page().file(),
                e,
                subject.place().apply(thing),
                subject.node().apply(thing)));
        break;
      }
    }
    Firing.outermost(firings).forEach(firing -> findings.add(firing, scene));
  }
}
