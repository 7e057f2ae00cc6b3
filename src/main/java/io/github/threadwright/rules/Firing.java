package io.github.threadwright.rules;

import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.JdkRange;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Site;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that fired on a thing.
 *
 * @param confidence that of the rule, less a step when the choice of the model rests on more that
 *     nobody proved
 * @param site the one that the thing is or stands at; null for a hazard elsewhere
 * @param choice the model that was chosen there, for an advice
 */
record Firing<S>(
    Rule<S> rule,
    S thing,
    Rule.Outcome outcome,
    Confidence confidence,
    JdkRange jdk,
    @Nullable Site site,
    ModelChooser.@Nullable Choice choice) {

  /** Empty for an advice when there is no site to advise on, or none of its models wins there. */
  static <S> Optional<Firing<S>> of(
      Rule<S> rule,
      S thing,
      Rule.Outcome outcome,
      Scene scene,
      Map<Site, ModelChooser.Choice> choices) {
    Subject<S> subject = rule.subject();
    Site site = scene.siteAt(subject.node().apply(thing)).orElse(null);
    if (!rule.isAdvice()) {
      return Optional.of(
          new Firing<>(rule, thing, outcome, outcome.confidence(), rule.page().jdk(), site, null));
    }
    ModelChooser.Choice choice = site == null ? null : choices.get(site);
    if (choice == null || !(rule.models().isEmpty() || rule.models().contains(choice.model()))) {
      return Optional.empty();
    }
    boolean lessSure = outcome.presumed().isEmpty() && !choice.presumed().isEmpty();
    Confidence confidence = Steps.down(outcome.confidence(), lessSure ? 1 : 0);
    JdkRange both =
        new JdkRange(
            Math.max(rule.page().jdk().first(), choice.jdk().first()),
            Math.min(rule.page().jdk().last(), choice.jdk().last()));
    return Optional.of(new Firing<>(rule, thing, outcome, confidence, both, site, choice));
  }

  CodePlace place() {
    return rule.subject().place().apply(thing);
  }

  Node node() {
    return rule.subject().node().apply(thing);
  }

  /**
   * Whether one advice is enough for both: this one is sure enough to be shown, or the other is
   * not.
   */
  private boolean covers(Firing<S> inner) {
    return confidence != Confidence.LOW || inner.confidence == Confidence.LOW;
  }

  private boolean contains(Firing<S> other) {
    return place().body() == other.place().body()
        && node() != other.node()
        && place().body().contains(node(), other.node());
  }

  /**
   * Of nested advice the outer one: work that is spread out there need not be spread out once more
   * inside.
   *
   * @param firings of one rule, in order of the source
   */
  static <S> List<Firing<S>> outermost(List<Firing<S>> firings) {
    List<Firing<S>> kept = new ArrayList<>();
    Deque<Firing<S>> around = new ArrayDeque<>();
    for (Firing<S> firing : firings) {
      while (!around.isEmpty() && !around.peek().contains(firing)) {
        around.pop();
      }
      if (!firing.rule.isAdvice() || around.stream().noneMatch(outer -> outer.covers(firing))) {
        kept.add(firing);
      }
      around.push(firing);
    }
    return kept;
  }
}
