package io.github.threadwright.rules;

import io.github.threadwright.facts.ClearedFlag;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.Fact.InterruptionCaught;
import io.github.threadwright.source.Node;

/** Questions about calls that clear the flag of interruption. */
final class Flags {
  private Flags() {}

  static ClearedFlag of(Called call, Scene scene) {
    return call.node() instanceof Node.Call made && made.name().equals("interrupted")
        ? ClearedFlag.of(scene.file().index(), call.place(), made)
        : ClearedFlag.KEPT;
  }

  /**
   * Where an interruption is caught and goes no further: the flag is cleared already, so that the
   * call can only be a mistake for {@code interrupt()}.
   */
  static boolean isInHandler(Called call, Scene scene) {
    Node.Catch handler = call.place().body().enclosing(call.node(), Node.Catch.class);
    return handler != null
        && handler.types().size() == 1
        && scene
            .factAt(InterruptionCaught.class, call.place(), handler)
            .filter(caught -> !caught.broad())
            .isPresent();
  }

  static boolean clearsAgain(InterruptionCaught caught, Scene scene) {
    return scene
        .facts(Called.class, caught.place())
        .filter(call -> call.place().body().contains(caught.node(), call.node()))
        .anyMatch(call -> of(call, scene) == ClearedFlag.IGNORED && isInHandler(call, scene));
  }

  /** On another thread nobody is left to miss the flag; one that was asked about may be another. */
  static boolean runsOnOwnThread(Called call, Scene scene) {
    return of(call, scene) == ClearedFlag.FORGOTTEN
        && (scene.otherThreads().run(call.place(), call.node())
            || scene.file().index().isTask(call.place(), call.node()));
  }
}
