package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.Fact.Waits;
import io.github.threadwright.facts.FanIn;
import io.github.threadwright.facts.ProcessUse;
import io.github.threadwright.facts.ProcessUse.Pipe;
import io.github.threadwright.facts.RemoteWaits;
import io.github.threadwright.facts.VirtualThreads;
import io.github.threadwright.source.Node;
import java.util.List;
import java.util.Optional;

/** Questions about calls that their words ask. */
final class Calls {
  private Calls() {}

  static boolean isOnVirtualThread(Called call, Scene scene) {
    return call.node() instanceof Node.Call made
        && made.receiver() != null
        && new VirtualThreads(scene.file().index(), scene.file().facts())
            .isVirtual(call.place(), made.receiver());
  }

  static Verdict unlimitedWait(Called call, Scene scene) {
    if (!(call.node() instanceof Node.Call start)) {
      return Verdict.NO;
    }
    return new RemoteWaits(scene.file().index())
        .unlimitedWait(call.place(), start)
        .map(wait -> Verdict.shownBy(scene.facts(Waits.class).filter(w -> w.node() == wait)))
        .orElse(Verdict.NO);
  }

  static Verdict limitOfRequest(Called call, Scene scene) {
    if (!(call.node() instanceof Node.Call start)) {
      return Verdict.UNKNOWN;
    }
    return switch (new RemoteWaits(scene.file().index()).limitOfRequest(call.place(), start)) {
      case YES -> Verdict.YES;
      case NO -> Verdict.NO;
      case UNKNOWN -> Verdict.UNKNOWN;
    };
  }

  static Optional<FanIn> fanIn(Called call, Scene scene) {
    return call.node() instanceof Node.Call wait
        ? FanIn.of(scene.file().index(), call.place(), wait)
        : Optional.empty();
  }

  static String leftBehind(Called call, Scene scene) {
    return fanIn(call, scene).filter(fan -> fan.kind() == FanIn.Kind.LATCH).isPresent()
        ? "A task that fails does not count this latch down, so this waits for ever, and its"
            + " failure is seen by nobody"
        : "The first task that fails ends this loop: the others run on, and nobody sees how they"
            + " end";
  }

  static boolean isArgument(Called call, String literal) {
    List<Node.Expr> arguments =
        call.node() instanceof Node.Call made ? made.arguments() : List.of();
    return !arguments.isEmpty()
        && arguments.get(0) instanceof Node.Literal given
        && given.value().equals(literal);
  }

  static Optional<ProcessUse> process(Called call, Scene scene) {
    return call.node() instanceof Node.Call wait
        ? Optional.ofNullable(ProcessUse.of(scene.file().index(), call.place(), wait))
        : Optional.empty();
  }

  /** Whether what a process writes piles up in a pipe while somebody waits for its end. */
  static Verdict fillsPipe(Called call, Scene scene) {
    ProcessUse use = process(call, scene).orElse(null);
    if (use == null) {
      return Verdict.UNKNOWN;
    }
    if (isLeft(use.output()) || isLeft(use.errors())) {
      return Verdict.YES;
    }
    boolean known = use.output() != Pipe.UNKNOWN && use.errors() != Pipe.UNKNOWN;
    return known ? Verdict.NO : Verdict.UNKNOWN;
  }

  static boolean isLimited(Called call) {
    return call.apis().stream().anyMatch(api -> api.waits() != null && api.waits().limited());
  }

  /** How long such a wait lasts. */
  static String howLong(Called call) {
    return isLimited(call) ? "until its time is up" : "for ever";
  }

  static boolean isLeft(Pipe pipe) {
    return pipe == Pipe.LEFT || pipe == Pipe.READ_LATER;
  }

  /** Which of its streams a process gets stuck in. */
  static String pipe(Called call, Scene scene) {
    ProcessUse use = process(call, scene).orElse(null);
    if (use == null || use.output() == Pipe.LEFT) {
      return "nobody reads what it writes";
    }
    if (use.output() == Pipe.READ_LATER) {
      return "what it writes is read only after this wait";
    }
    return use.errors() == Pipe.READ_LATER
        ? "its error stream is read only after this wait"
        : "nobody reads its error stream";
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
