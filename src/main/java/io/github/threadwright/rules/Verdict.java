package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.workload.Workload.Independence;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a word says of a subject.
 *
 * @param facts the ones that made it so; they become the trail
 */
record Verdict(Answer answer, List<Fact> facts) {
  Verdict {
    facts = List.copyOf(facts);
  }

  /** Facts never guess, so a word may have no answer. */
  enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  static final Verdict YES = new Verdict(Answer.YES, List.of());
  static final Verdict NO = new Verdict(Answer.NO, List.of());
  static final Verdict UNKNOWN = new Verdict(Answer.UNKNOWN, List.of());

  static Verdict of(boolean holds) {
    return holds ? YES : NO;
  }

  static Verdict of(boolean holds, Fact proof) {
    return holds ? new Verdict(Answer.YES, List.of(proof)) : NO;
  }

  /** Yes when there is at least one proof. */
  static Verdict shownBy(Stream<? extends Fact> proofs) {
    List<Fact> facts = proofs.map(Fact.class::cast).toList();
    return facts.isEmpty() ? NO : new Verdict(Answer.YES, facts);
  }

  static Verdict of(Independence independence) {
    return switch (independence) {
      case INDEPENDENT -> YES;
      case DEPENDENT -> NO;
      case UNKNOWN -> UNKNOWN;
    };
  }

  boolean isYes() {
    return answer == Answer.YES;
  }

  boolean isUnknown() {
    return answer == Answer.UNKNOWN;
  }
}
