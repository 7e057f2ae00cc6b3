package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import java.util.List;

/**
 * The way from some code to what it comes to, on one thread.
 *
 * @param steps a call each, the last one in the unit where {@code proof} stands; empty when that is
 *     where the way begins
 * @param proof the fact at its end
 * @param confidence whether the calls go where the steps say: high when each can go nowhere else,
 *     or comes to the same wherever it goes
 */
public record Way(End end, List<Fact.Step> steps, Fact proof, Confidence confidence) {
  public Way {
    steps = List.copyOf(steps);
  }

  /** The first thing on the way: where a reader who stands at its begin has to look. */
  public Fact first() {
    return steps.isEmpty() ? proof : steps.get(0);
  }

  /** All of it, as a reader follows it. */
  public List<Fact> facts() {
    List<Fact> all = new java.util.ArrayList<>(steps);
    all.add(proof);
    return all;
  }
}
