package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.ParallelStreams;
import io.github.threadwright.source.Node;
import java.util.Optional;

/** Questions about calls of streams that their words ask. */
final class Streams {
  private Streams() {}

  /** {@code StreamSupport.stream(spliterator, false)} does not, and nobody knows of a variable. */
  static boolean isParallel(Called call) {
    if (!(call.node() instanceof Node.Call made)) {
      return false;
    }
    int arguments = made.arguments().size();
    return arguments == 0
        || (made.arguments().get(arguments - 1) instanceof Node.Literal literal
            && literal.value().equals("true"));
  }

  static Optional<ParallelStreams.Source> poorSource(Called call, Scene scene) {
    return call.node() instanceof Node.Call made
        ? new ParallelStreams(scene.file().index()).poorSource(call.place(), made)
        : Optional.empty();
  }

  static boolean isSized(Called call, Scene scene) {
    return poorSource(call, scene)
        .filter(source -> source.size() == ParallelStreams.Size.KNOWN)
        .isPresent();
  }

  static String batches(Called call, Scene scene) {
    return isSized(call, scene)
        ? "one thread copies its elements before others get any, which costs more than it gives"
            + " unless each of them takes long"
        : "it is handed out in batches of 1024 elements and more, and a shorter one stays on one"
            + " thread";
  }

  static Verdict overrules(Called call, Scene scene) {
    if (!(call.node() instanceof Node.Call made)) {
      return Verdict.NO;
    }
    return new ParallelStreams(scene.file().index())
        .overruled(call.place(), made)
        .map(earlier -> Verdict.shownBy(scene.facts(Called.class).filter(c -> c.node() == earlier)))
        .orElse(Verdict.NO);
  }
}
