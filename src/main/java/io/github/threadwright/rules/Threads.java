package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.ThreadCreated;
import io.github.threadwright.facts.Fact.ThreadCreated.Ends;

/** Questions about threads that words of two subjects ask. */
final class Threads {
  private Threads() {}

  static Verdict ends(ThreadCreated thread, Ends wanted) {
    return thread.ends() == Ends.UNKNOWN
        ? Verdict.UNKNOWN
        : Verdict.of(thread.ends() == wanted, thread);
  }
}
