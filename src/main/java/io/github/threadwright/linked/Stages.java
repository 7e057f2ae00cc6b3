package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Api.Role;
import io.github.threadwright.knowledge.Api.Runner;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs the stages of a chain that hands values on: a completion stage, a reactive operator, a
 * stream. That is decided by the stages around, as far as they stand in the same expression or in
 * variables with one value:
 *
 * <pre>
 * source.publishOn(x).map(f)                    x runs f
 * Mono.fromCallable(f).map(g).subscribeOn(x)    x runs both
 * supplyAsync(f).thenApply(g)                   the common pool, or the caller, runs g
 * list.stream().map(f).parallel().toList()      the common pool runs f
 * </pre>
 */
final class Stages {
  private static final int LONGEST = 100;
  private static final int DEEPEST = 10;
  private static final String FORK_JOIN_POOL = "java.util.concurrent.ForkJoinPool";

  private final FileIndex index;
  private final Pools pools;

  Stages(FileIndex index, Pools pools) {
    this.index = index;
    this.pools = pools;
  }

  /** A stage with its place; a chain may go on in another body. */
  private record At(CodePlace place, Node.Call call) {}

  /**
   * Where code runs that is a stage of a chain; null when that is the thread that the chain stands
   * on, or nobody knows.
   */
  @Nullable ExecutionContext contextOf(Fact.TaskHandedOver task) {
    if (!(task.node() instanceof Node.Call call)) {
      return null;
    }
    CallSite site = index.siteOf(task.place(), call);
    if (site.has(Role.STREAM_STAGE) || site.has(Role.STREAM_END)) {
      return isParallel(task.place(), call) ? ExecutionContext.COMMON_POOL : null;
    }
    boolean handsOn =
        task.runner() == Runner.CALLER_LATER
            && (returnsFuture(task.api()) || endsChain(task.place(), call));
    return handsOn ? later(new At(task.place(), call)) : null;
  }

  private static boolean returnsFuture(Api api) {
    return api.task() != null && api.task().returnsFuture();
  }

  /** {@code source.map(f).subscribe(g)}. */
  private boolean endsChain(CodePlace place, Node.Call call) {
    At before = before(new At(place, call));
    return before != null
        && index.siteOf(before.place, before.call).apis().stream()
            .anyMatch(
                api ->
                    api.task() != null
                            && api.task().runner() == Runner.CALLER_LATER
                            && returnsFuture(api)
                        || api.role() == Role.CONTINUES_ELSEWHERE
                        || api.role() == Role.STARTS_ELSEWHERE);
  }

  private @Nullable ExecutionContext later(At stage) {
    At at = stage;
    for (int depth = 0; depth < DEEPEST; depth++) {
      Api outside = depth == 0 ? null : elsewhere(index.siteOf(at.place, at.call));
      if (outside != null) {
        return runner(at, outside);
      }
      Start start = start(at);
      if (start.surely != null) {
        return start.surely;
      }
      Node end = endOfChain(at.place, at.call, start);
      if (start.end) {
        return start.surely;
      }
      At outer = around(at.place, end);
      if (outer == null) {
        return isKept(at.place.body(), end) && movesSomewhere(at.place)
            ? null
            : ExecutionContext.COMPLETING_THREAD;
      }
      at = outer;
    }
    return ExecutionContext.COMPLETING_THREAD;
  }

  /** What the walk over a chain has found. */
  private static final class Start {
    @Nullable ExecutionContext surely;
    boolean end;
  }

  /** The nearest stage before that moves what follows, else one that moves the whole chain. */
  private Start start(At stage) {
    Start start = new Start();
    ExecutionContext whole = null;
    At at = before(stage);
    for (int i = 0; i < LONGEST && at != null; i++) {
      CallSite site = index.siteOf(at.place, at.call);
      if (site.has(Role.CONTINUES_ELSEWHERE)) {
        start.surely = scheduler(at);
        return start;
      }
      if (site.has(Role.STARTS_ELSEWHERE)) {
        whole = scheduler(at);
      }
      Api task = elsewhere(site);
      if (task != null) {
        start.surely = runner(at, task);
        return start;
      }
      at = before(at);
    }
    start.surely = whole;
    return start;
  }

  private static @Nullable Api elsewhere(CallSite site) {
    for (Api api : site.apis()) {
      if (api.task() != null && api.task().runner().isElsewhere()) {
        return api;
      }
    }
    return null;
  }

  private @Nullable ExecutionContext runner(At at, Api api) {
    return Entries.contextOf(
        new Fact.TaskHandedOver(at.place, at.call, at.call, api, "", null), pools);
  }

  private @Nullable At before(At at) {
    Node.Expr receiver = at.call.receiver();
    if (receiver == null) {
      return null;
    }
    Code code = index.valueOf(at.place, receiver);
    return code.node() instanceof Node.Call call ? new At(code.place(), call) : null;
  }

  /**
   * The context that a scheduler stands for: what is not known to be only for computing may wait.
   */
  private ExecutionContext scheduler(At at) {
    List<Node.Expr> arguments = at.call.arguments();
    if (arguments.isEmpty()) {
      return ExecutionContext.POOL;
    }
    Code code = index.valueOf(at.place, arguments.get(0));
    return code.node() instanceof Node.Call call
            && index.siteOf(code.place(), call).has(Role.NON_WAITING_POOL)
        ? ExecutionContext.EVENT_LOOP
        : ExecutionContext.POOL;
  }

  /**
   * The last call of the chain in the same expression. Sets what is found on the way: a stage that
   * moves the whole chain, or a call that waits for its end and so lends it the caller's thread.
   */
  private Node endOfChain(CodePlace place, Node.Call stage, Start start) {
    Node at = stage;
    for (int i = 0; i < LONGEST; i++) {
      Node parent = place.body().parent(at);
      if (parent instanceof Node.Cast) {
        at = parent;
        continue;
      }
      if (!(parent instanceof Node.Call call) || call.receiver() != at) {
        return at;
      }
      CallSite site = index.siteOf(place, call);
      if (site.has(Role.STARTS_ELSEWHERE)) {
        start.surely = scheduler(new At(place, call));
        start.end = true;
        return call;
      }
      if (site.waiting() != null) {
        start.end = true;
        return call;
      }
      at = call;
    }
    return at;
  }

  /** The stage that a chain is an argument of, or a part of the lambda of. */
  private @Nullable At around(CodePlace place, Node end) {
    Body body = place.body();
    Node at = end;
    for (Node parent = body.parent(at); parent != null; parent = body.parent(at)) {
      if (parent instanceof Node.Call call && call.receiver() != at) {
        return new At(place, call);
      }
      boolean result =
          parent instanceof Node.Lambda
              || parent instanceof Node.Return && body.enclosing(parent, Node.Lambda.class) != null
              || parent instanceof Node.Conditional
              || parent instanceof Node.Cast;
      if (!result) {
        return null;
      }
      at = parent instanceof Node.Return ? body.enclosing(parent, Node.Lambda.class) : parent;
      if (at == null) {
        return null;
      }
    }
    return null;
  }

  private static boolean isKept(Body body, Node end) {
    Node parent = body.parent(end);
    return parent instanceof Node.Declare || parent instanceof Node.Assign;
  }

  /** Whether the body moves any chain: it may be that one. */
  private boolean movesSomewhere(CodePlace place) {
    return index.calls(place, place.body().root()).stream()
        .anyMatch(call -> call.has(Role.STARTS_ELSEWHERE) || call.has(Role.CONTINUES_ELSEWHERE));
  }

  // ---- streams

  /** Whether the last word on the mode of a stream is that it is parallel, on the common pool. */
  boolean isParallel(CodePlace place, Node.Call stage) {
    Node end = stage;
    for (Node parent = place.body().parent(end);
        parent instanceof Node.Call call && call.receiver() == end;
        parent = place.body().parent(end)) {
      end = parent;
    }
    At at = new At(place, (Node.Call) end);
    for (int i = 0; i < LONGEST && at != null; i++) {
      CallSite site = index.siteOf(at.place, at.call);
      if (site.has(Role.STREAM_TO_SEQUENTIAL)) {
        return false;
      }
      if (site.has(Role.STREAM_TO_PARALLEL) || site.has(Role.PARALLEL_STREAM_SOURCE)) {
        return !isInOwnPool(place, stage);
      }
      at = before(at);
    }
    return false;
  }

  /** {@code pool.submit(() -> list.parallelStream()...)} runs in that pool. */
  private boolean isInOwnPool(CodePlace place, Node node) {
    Body body = place.body();
    Node.Lambda lambda = body.enclosing(node, Node.Lambda.class);
    for (int i = 0; i < DEEPEST && lambda != null; i++) {
      if (body.parent(lambda) instanceof Node.Call call
          && call.receiver() != null
          && index.isSubtypeOf(place.typeOf(call.receiver()), FORK_JOIN_POOL)) {
        return true;
      }
      lambda = body.enclosing(lambda, Node.Lambda.class);
    }
    return false;
  }
}
