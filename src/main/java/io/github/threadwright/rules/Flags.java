package io.github.threadwright.rules;

import io.github.threadwright.facts.ClearedFlag;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.source.Node;

/** Questions about calls that clear the flag of interruption. */
final class Flags {
  private Flags() {}

  static ClearedFlag of(Called call, Scene scene) {
    return call.node() instanceof Node.Call made
        ? ClearedFlag.of(scene.file().index(), call.place(), made)
        : ClearedFlag.KEPT;
  }

  /** On another thread nobody is left to miss the flag; one that was asked about may be another. */
  static boolean runsOnOwnThread(Called call, Scene scene) {
    return of(call, scene) == ClearedFlag.FORGOTTEN
        && (scene.otherThreads().run(call.place(), call.node())
            || scene.file().index().isTask(call.place(), call.node()));
  }
}
