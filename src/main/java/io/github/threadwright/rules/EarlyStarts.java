package io.github.threadwright.rules;

import io.github.threadwright.facts.EarlyStart;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.source.Node;
import java.util.Optional;

/** Questions about threads that a constructor starts. */
final class EarlyStarts {
  private EarlyStarts() {}

  static Optional<EarlyStart> of(Called call, Scene scene) {
    return call.node() instanceof Node.Call made
        ? Optional.ofNullable(EarlyStart.of(scene.file().index(), call.place(), made))
        : Optional.empty();
  }

  static Verdict isComplete(Called call, Scene scene) {
    return of(call, scene)
        .filter(EarlyStart::last)
        .map(
            start -> start.extensible() == null ? Verdict.UNKNOWN : Verdict.of(!start.extensible()))
        .orElse(Verdict.NO);
  }
}
