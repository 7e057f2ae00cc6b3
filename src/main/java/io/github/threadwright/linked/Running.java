package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import java.util.ArrayList;
import java.util.List;

/**
 * That a unit may run in a context, with the shortest way there.
 *
 * @param steps the calls from the entry to the unit
 */
public record Running(Entry entry, List<Fact.Step> steps, Confidence confidence) {
  public Running {
    steps = List.copyOf(steps);
  }

  /** All of it, as a reader follows it. */
  public List<Fact> facts() {
    List<Fact> all = new ArrayList<>();
    all.add(entry.step());
    all.addAll(steps);
    return all;
  }
}
