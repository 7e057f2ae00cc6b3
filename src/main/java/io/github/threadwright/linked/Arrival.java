package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import java.util.List;

/**
 * That code runs for each request, connection or message, with the way from there.
 *
 * @param facts what brings the request, then the calls
 */
public record Arrival(List<Fact> facts, Confidence confidence) {
  public Arrival {
    facts = List.copyOf(facts);
  }

  /** Whether a loop of the program accepts what comes, rather than a framework. */
  public boolean isAccepted() {
    return !facts.isEmpty() && facts.get(0) instanceof Fact.Waits;
  }
}
