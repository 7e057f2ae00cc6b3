package io.github.threadwright.facts;

import io.github.threadwright.facts.CallTests.Test;
import io.github.threadwright.facts.Fact.CallSequence.Kind;
import io.github.threadwright.facts.Fact.CallSequence.Trait;
import io.github.threadwright.source.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two calls on one object, before they become a {@link Fact.CallSequence}.
 *
 * @param test what lies between them, if anything
 * @param first the call that looks
 * @param value what the second call stores, when it matters whose stays
 * @param doubts those that the kind of object gives rise to
 */
record CallPair(
    Act act,
    @Nullable Test test,
    CallSite first,
    Kind kind,
    Node.@Nullable Expr value,
    Set<Trait> doubts) {
  CallPair {
    doubts = Set.copyOf(doubts);
  }

  /** One without a test. */
  static CallPair of(Act act, CallSite first, Kind kind, Node.@Nullable Expr value) {
    return new CallPair(act, null, first, kind, value, Set.of());
  }
}
