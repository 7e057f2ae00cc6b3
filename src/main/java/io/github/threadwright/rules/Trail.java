package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.finding.Finding.TrailStep;
import io.github.threadwright.finding.Place;
import java.util.Comparator;
import java.util.List;

/** The facts that prove a finding, as a reader follows them. */
final class Trail {
  private static final int LONGEST = 6;

  private Trail() {}

  /**
   * The nearest first, in order of the source where they are equally near; no line twice with the
   * same words.
   */
  static List<TrailStep> of(List<Fact> proof, Place place) {
    return proof.stream()
        .map(
            fact ->
                new TrailStep(fact.place().file().source().path(), Places.line(fact), fact.text()))
        .distinct()
        .sorted(
            Comparator.comparing((TrailStep step) -> !step.path().equals(place.path()))
                .thenComparingInt(step -> Math.abs(step.line() - place.startLine()))
                .thenComparing(TrailStep::path)
                .thenComparingInt(TrailStep::line)
                .thenComparing(TrailStep::text))
        .limit(LONGEST)
        .toList();
  }
}
