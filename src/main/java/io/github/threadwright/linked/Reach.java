package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;

/**
 * The best way from a unit to one end: the surest, and of those the shortest.
 *
 * @param key of the {@link End}
 * @param fact at the end of the way
 * @param node id of the call that the way goes on with; of the fact's own node where it ends here
 * @param next the unit it goes on in; {@link Units#NONE} where it ends here
 * @param calls how many calls lie on the way
 */
record Reach(int key, Fact fact, int node, int next, int calls, Confidence confidence) {
  boolean isBetterThan(Reach other) {
    int surer = confidence.compareTo(other.confidence);
    return surer > 0 || surer == 0 && calls < other.calls;
  }
}
