package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.VirtualThreads;
import io.github.threadwright.source.Node;
import java.util.List;

/** Questions about calls that their words ask. */
final class Calls {
  private Calls() {}

  static boolean isOnVirtualThread(Called call, Scene scene) {
    return call.node() instanceof Node.Call made
        && made.receiver() != null
        && new VirtualThreads(scene.file().index(), scene.file().facts())
            .isVirtual(call.place(), made.receiver());
  }

  static boolean isArgument(Called call, String literal) {
    List<Node.Expr> arguments =
        call.node() instanceof Node.Call made ? made.arguments() : List.of();
    return !arguments.isEmpty()
        && arguments.get(0) instanceof Node.Literal given
        && given.value().equals(literal);
  }

  /** What comes of a setting that a virtual thread does not have. */
  static String refusal(Called call) {
    String name = call.node() instanceof Node.Call made ? made.name() : "";
    return switch (name) {
      case "setDaemon" ->
          "setDaemon(false) throws IllegalArgumentException, because a virtual thread is always a"
              + " daemon and never keeps the JVM alive";
      case "setPriority" ->
          "setPriority has no effect, because every virtual thread has the normal priority";
      default ->
          "getThreadGroup gives one group for all virtual threads, in which none of them is ever"
              + " listed";
    };
  }
}
