package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.PoolCreated.Growth;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code new ThreadPoolExecutor(core, maximum, keepAlive, unit, queue, ...)} is given, as far
 * as constants and objects that are made in sight tell.
 *
 * @param core null when it is no constant
 * @param maximum the same
 * @param keepAlive the same
 * @param sameSizes whether both sizes are one expression
 */
record PoolSettings(
    @Nullable Long core,
    @Nullable Long maximum,
    @Nullable Long keepAlive,
    boolean sameSizes,
    Bound bound,
    String queue) {
  static final String THREAD_POOL = "java.util.concurrent.ThreadPoolExecutor";
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final Set<String> NEVER_FULL =
      Set.of(
          CONCURRENT + "PriorityBlockingQueue",
          CONCURRENT + "LinkedTransferQueue",
          CONCURRENT + "DelayQueue");
  private static final Set<String> FULL_WHEN_TOLD =
      Set.of(CONCURRENT + "LinkedBlockingQueue", CONCURRENT + "LinkedBlockingDeque");

  /** How many tasks a queue takes. */
  enum Bound {
    /** Any number. */
    NONE,
    /** As many as a constant says, or the code that gives its capacity. */
    SOME,
    /** None: each task goes straight to a thread. */
    HAND_OFF,
    UNKNOWN
  }

  /** Of the call of that constructor; null when it is another one. */
  static @Nullable PoolSettings of(FileIndex file, CodePlace place, List<Node.Expr> arguments) {
    if (arguments.size() < 5) {
      return null;
    }
    Node.Expr core = arguments.get(0);
    Node.Expr maximum = arguments.get(1);
    Code queue = file.valueOf(place, arguments.get(4));
    return new PoolSettings(
        number(file, place, core),
        number(file, place, maximum),
        number(file, place, arguments.get(2)),
        isSame(file, place, core, maximum),
        bound(file, queue),
        queue.node() instanceof Node.New made ? made.type().simpleName() : "queue");
  }

  /** What becomes of more tasks than such an executor can run. */
  static Growth growth(
      FileIndex file, CodePlace place, Api.Pool pool, CallSite site, List<Node.Expr> arguments) {
    return switch (pool.kind()) {
      case CACHED, VIRTUAL_PER_TASK, PER_TASK -> Growth.THREADS;
      case FIXED, SINGLE, SCHEDULED -> Growth.QUEUE;
      case WORK_STEALING, FORK_JOIN -> Growth.UNKNOWN;
      case CUSTOM -> {
        boolean known = THREAD_POOL.equals(site.owner());
        PoolSettings settings = known ? of(file, place, arguments) : null;
        yield settings == null ? Growth.UNKNOWN : settings.growth();
      }
    };
  }

  private static boolean isSame(FileIndex file, CodePlace place, Node.Expr one, Node.Expr other) {
    return SameCode.is(place.body(), one, other)
        || file.valueOf(place, one).node() == file.valueOf(place, other).node();
  }

  private Growth growth() {
    return switch (bound) {
      case NONE -> Growth.QUEUE;
      case SOME -> maximum != null && maximum == Integer.MAX_VALUE ? Growth.THREADS : Growth.NONE;
      case HAND_OFF ->
          maximum == null
              ? Growth.UNKNOWN
              : maximum == Integer.MAX_VALUE ? Growth.THREADS : Growth.NONE;
      case UNKNOWN -> Growth.UNKNOWN;
    };
  }

  /** Whether there can be more threads than the core size says, if the queue ever fills up. */
  boolean wantsToGrow() {
    return core != null && maximum != null ? maximum > core : !sameSizes;
  }

  boolean hasConstantSizes() {
    return core != null && maximum != null;
  }

  private static Bound bound(FileIndex file, Code queue) {
    if (!(queue.node() instanceof Node.New made) || made.body() != null) {
      return Bound.UNKNOWN;
    }
    String type = file.siteOf(queue.place(), made).owner();
    if (type == null) {
      return Bound.UNKNOWN;
    }
    if (NEVER_FULL.contains(type)) {
      return Bound.NONE;
    }
    if (FULL_WHEN_TOLD.contains(type)) {
      return boundOfLinked(file, queue.place(), made.arguments());
    }
    return type.equals(CONCURRENT + "SynchronousQueue")
        ? Bound.HAND_OFF
        : type.equals(CONCURRENT + "ArrayBlockingQueue") ? Bound.SOME : Bound.UNKNOWN;
  }

  private static Bound boundOfLinked(FileIndex file, CodePlace place, List<Node.Expr> arguments) {
    if (arguments.isEmpty()) {
      return Bound.NONE;
    }
    Long capacity = number(file, place, arguments.get(0));
    return capacity != null && capacity == Integer.MAX_VALUE ? Bound.NONE : Bound.SOME;
  }

  /** A constant, {@code Integer.MAX_VALUE} among them. */
  static @Nullable Long number(FileIndex file, CodePlace place, Node.Expr expr) {
    Long constant = file.constant(place, expr);
    if (constant != null) {
      return constant;
    }
    Code value = file.valueOf(place, expr);
    boolean largest =
        value.place().targetOf(value.node()) instanceof Target.Field field
            && field.shape().name().equals("MAX_VALUE")
            && field.owner().name().startsWith("java.lang.");
    boolean ofInteger =
        largest
            && value.place().targetOf(value.node()) instanceof Target.Field field
            && field.owner().name().equals("java.lang.Integer");
    return largest ? (Long) (ofInteger ? (long) Integer.MAX_VALUE : Long.MAX_VALUE) : null;
  }
}
