package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.finding.Finding.TrailStep;
import io.github.threadwright.finding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The facts that prove a finding, as a reader follows them. */
final class Trail {
  private static final int LONGEST = 6;
  private static final int LONGEST_WAY = 10;

  private Trail() {}

  /**
   * A way through the code as it is given; of other facts the nearest first, in order of the source
   * where they are equally near; no line twice with the same words.
   */
  static List<TrailStep> of(List<Fact> proof, Place place) {
    List<Fact> facts = proof.stream().flatMap(Trail::whole).toList();
    List<TrailStep> steps = facts.stream().map(Trail::step).distinct().toList();
    if (facts.stream().anyMatch(Fact.Step.class::isInstance)) {
      return shortened(steps);
    }
    return steps.stream()
        .sorted(
            Comparator.comparing((TrailStep step) -> !step.path().equals(place.path()))
                .thenComparingInt(step -> Math.abs(step.line() - place.startLine()))
                .thenComparing(TrailStep::path)
                .thenComparingInt(TrailStep::line)
                .thenComparing(TrailStep::text))
        .limit(LONGEST)
        .toList();
  }

  private static Stream<Fact> whole(Fact fact) {
    return fact instanceof Fact.Waits wait && !wait.way().isEmpty()
        ? wait.way().stream()
        : Stream.of(fact);
  }

  private static TrailStep step(Fact fact) {
    if (fact instanceof Fact.Configured limit) {
      return new TrailStep(limit.setting().path(), limit.setting().line(), fact.text());
    }
    return new TrailStep(fact.place().file().source().path(), Places.line(fact), fact.text());
  }

  /** Where a way begins and ends says more than what lies between. */
  private static List<TrailStep> shortened(List<TrailStep> way) {
    if (way.size() <= LONGEST_WAY) {
      return way;
    }
    int begin = LONGEST_WAY / 2;
    int end = way.size() - (LONGEST_WAY - begin - 1);
    TrailStep at = way.get(begin);
    List<TrailStep> steps = new ArrayList<>(way.subList(0, begin));
    String left = "... and " + (end - begin) + " calls further";
    steps.add(new TrailStep(at.path(), at.line(), left));
    steps.addAll(way.subList(end, way.size()));
    return steps;
  }
}
