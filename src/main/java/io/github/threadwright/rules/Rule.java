package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.model.ConcurrencyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page of {@code rules/advice} or {@code rules/hazards}, understood.
 *
 * @param models for an advice: it fires when one of these wins; empty when any may
 * @param when all must hold
 * @param unless none may hold
 * @param doubts each that holds makes the finding less sure by a step
 * @param milder each that holds makes the finding less severe by a step
 */
record Rule<S>(
    RulePage page,
    Subject<S> subject,
    Set<ConcurrencyModel> models,
    List<Condition<S>> when,
    List<Condition<S>> unless,
    List<Condition<S>> doubts,
    List<Condition<S>> milder,
    Template message) {
  Rule {
    models = Set.copyOf(models);
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    doubts = List.copyOf(doubts);
    milder = List.copyOf(milder);
  }

  /**
   * What the rule says of a thing that it fires on.
   *
   * @param proof the facts that made it fire, in order of the page's lines
   * @param presumed conditions that nobody proved
   */
  record Outcome(
      Severity severity, Confidence confidence, List<Fact> proof, List<String> presumed) {}

  String id() {
    return page.id();
  }

  boolean isAdvice() {
    return page.kind() == RuleKind.ADVICE;
  }

  Optional<Outcome> test(S thing, Scene scene) {
    List<Fact> proof = new ArrayList<>(0); // most things fail the first condition
    List<String> presumed = new ArrayList<>(0);
    for (Condition<S> condition : when) {
      Verdict verdict = condition.test(thing, scene);
      if (!condition.accepts(verdict)) {
        return Optional.empty();
      }
      proof.addAll(verdict.facts());
      if (verdict.isUnknown()) {
        presumed.add(condition.text());
      }
    }
    if (holding(unless, thing, scene) > 0) {
      return Optional.empty();
    }
    int doubt = holding(doubts, thing, scene) + (presumed.isEmpty() ? 0 : 1);
    return Optional.of(
        new Outcome(
            Steps.down(page.severity(), holding(milder, thing, scene)),
            Steps.down(confidence(), doubt),
            proof,
            presumed));
  }

  private static <S> int holding(List<Condition<S>> conditions, S thing, Scene scene) {
    int holding = 0;
    for (Condition<S> condition : conditions) {
      holding += condition.accepts(condition.test(thing, scene)) ? 1 : 0;
    }
    return holding;
  }

  private Confidence confidence() {
    return page.confidence() == null ? Confidence.HIGH : page.confidence();
  }
}
