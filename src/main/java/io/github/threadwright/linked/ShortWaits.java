package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows calls that may wait in general, but do not where they stand: the future that is asked is
 * complete, the queue always has room, the time limit is zero.
 */
final class ShortWaits {
  /** Futures that are made complete. */
  private static final Set<String> COMPLETE =
      Set.of(
          "completedFuture",
          "completedStage",
          "failedFuture",
          "failedStage",
          "succeededFuture",
          "newSucceededFuture",
          "newFailedFuture",
          "immediateFuture",
          "immediateFailedFuture",
          "immediateVoidFuture",
          "immediateCancelledFuture");

  /** After these all tasks that they are about are done. */
  private static final Set<String> ALL =
      Set.of("allOf", "invokeAll", "whenAllComplete", "allAsList");

  /** Questions whether a future is complete, be they asked by a helper of the project. */
  private static final Pattern DONE =
      Pattern.compile(
          "(is|has|was|are|all).*(done|complete|completed|normally|exceptionally|success|successful"
              + "|successfully|finished|ready|resolved)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> QUEUES =
      Set.of(
          "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.LinkedBlockingDeque",
          "java.util.concurrent.LinkedTransferQueue",
          "java.util.concurrent.PriorityBlockingQueue",
          "java.util.concurrent.DelayQueue");

  private final FileIndex index;

  ShortWaits(FileIndex index) {
    this.index = index;
  }

  /** Whether that call goes on at once. */
  boolean isOne(Fact.Waits waits) {
    if (isSeen(waits)) {
      return true;
    }
    return switch (waits.kind()) {
      case FUTURE -> isDone(waits.place(), waits.node()) || hasNoTime(waits);
      case QUEUE -> isUnbounded(waits.place(), waits.node()) || hasNoTime(waits);
      case SYNCHRONISER -> hasNoTime(waits);
      default -> false;
    };
  }

  /** In the library itself its code says more than what the catalogue says of all its overloads. */
  private boolean isSeen(Fact.Waits waits) {
    CallSite site = index.call(waits.place(), waits.node());
    return waits.api().file().contains("lib-")
        && site != null
        && site.target() instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT
        && !method.shape().isAbstract();
  }

  private boolean hasNoTime(Fact.Waits waits) {
    Api.Wait how = waits.api().waits();
    return how != null
        && how.limited()
        && waits.node() instanceof Node.Call call
        && call.arguments().stream()
            .map(argument -> index.constant(waits.place(), argument))
            .anyMatch(Long.valueOf(0)::equals);
  }

  /** {@code put} into a queue that was made without a bound. */
  private boolean isUnbounded(CodePlace place, Node node) {
    if (!(node instanceof Node.Call call)
        || call.receiver() == null
        || !(call.name().equals("put") || call.name().equals("offer"))) {
      return false;
    }
    Code queue = index.valueOf(place, call.receiver());
    return queue.node() instanceof Node.New made
        && made.arguments().stream()
            .allMatch(each -> queue.place().typeOf(each) instanceof TypeRef.ClassRef)
        && QUEUES.contains(String.valueOf(index.siteOf(queue.place(), made).owner()));
  }

  // ---- futures

  /** Whether the future that is asked there is complete by then, as far as can be seen. */
  boolean isDone(CodePlace place, Node node) {
    Node.Expr future = node instanceof Node.Call call ? call.receiver() : null;
    if (future != null && isMadeComplete(place, future)) {
      return true;
    }
    String path = future == null ? null : index.pathOf(place, future);
    return isGivenByListener(place, future)
        || isInCallbackOf(place, node, path)
        || future instanceof Node.LocalUse use && isAskedAround(place, use.local())
        || wasAskedBefore(place, node, path);
  }

  private boolean isMadeComplete(CodePlace place, Node.Expr future) {
    return index.valueOf(place, future).node() instanceof Node.Call made
        && COMPLETE.contains(made.name());
  }

  /** {@code future.addListener(f -> f.get())}, {@code operationComplete(Future f)}. */
  private boolean isGivenByListener(CodePlace place, Node.@Nullable Expr future) {
    if (!(future instanceof Node.LocalUse use) || use.local().kind() == Local.Kind.VARIABLE) {
      return false;
    }
    Node at = use;
    Node.Lambda lambda = place.body().enclosing(at, Node.Lambda.class);
    while (lambda != null) {
      if (lambda.parameters().contains(use.local())) {
        return place.body().parent(lambda) instanceof Node.Call call && isListened(place, call);
      }
      at = lambda;
      lambda = place.body().enclosing(at, Node.Lambda.class);
    }
    return place.method() != null
        && place.method().parameters().contains(use.local())
        && isEvent(place);
  }

  private boolean isListened(CodePlace place, Node.Call call) {
    CallSite site = index.siteOf(place, call);
    return call.name().toLowerCase(Locale.ROOT).contains("listener")
        || site.apis().stream()
            .anyMatch(api -> api.task() != null && api.task().runner() == Api.Runner.EVENT_LOOP);
  }

  private boolean isEvent(CodePlace place) {
    EntryPoint point =
        place.method() == null
            ? null
            : index
                .catalogue()
                .entryPoints()
                .of(place.method(), place.type(), place.file().source(), index.hierarchy());
    return point != null && point.kind() == EntryPoint.Kind.EVENT;
  }

  /** A class inside code that asks the future, or is a listener of it, uses it itself. */
  private boolean isAskedAround(CodePlace place, Local local) {
    for (CodePlace other : index.places()) {
      if (other.body() != place.body()
          && index.calls(other, other.body().root()).stream()
              .anyMatch(
                  site ->
                      site.node() instanceof Node.Call call
                          && call.receiver() instanceof Node.LocalUse use
                          && use.local() == local
                          && DONE.matcher(call.name()).matches())) {
        return true;
      }
    }
    return false;
  }

  /** {@code f.whenComplete((v, e) -> f.join())}, {@code allOf(f, g).thenApply(x -> f.join())}. */
  private boolean isInCallbackOf(CodePlace place, Node node, @Nullable String path) {
    Node.Lambda lambda = place.body().enclosing(node, Node.Lambda.class);
    while (lambda != null) {
      if (place.body().parent(lambda) instanceof Node.Call call
          && (isOf(place, call, path) || waitsForAll(place, call))) {
        return true;
      }
      lambda = place.body().enclosing(lambda, Node.Lambda.class);
    }
    return false;
  }

  private boolean isOf(CodePlace place, Node.Call call, @Nullable String path) {
    return path != null
        && call.receiver() != null
        && path.equals(index.pathOf(place, call.receiver()));
  }

  /** Whether it is a call on what {@code allOf} and the like give. */
  boolean waitsForAll(CodePlace place, Node.Call call) {
    Node.Expr at = call.receiver();
    CodePlace where = place;
    for (int i = 0; i < 20 && at != null; i++) {
      Code value = index.valueOf(where, at);
      if (!(value.node() instanceof Node.Call before)) {
        return false;
      }
      if (ALL.contains(before.name())) {
        return true;
      }
      at = before.receiver();
      where = value.place();
    }
    return false;
  }

  /** Whether a call before it in the source has made sure that the future is complete. */
  private boolean wasAskedBefore(CodePlace place, Node node, @Nullable String path) {
    for (CallSite site : index.calls(place, place.body().root())) {
      if (site.node().id() >= node.id()) {
        return false;
      }
      if (site.node() instanceof Node.Call call
          && !place.body().contains(node, call)
          && (isQuestion(place, call, path) || isWaitForAll(place, site, call))) {
        return true;
      }
    }
    return false;
  }

  private boolean isQuestion(CodePlace place, Node.Call call, @Nullable String path) {
    return path != null
        && DONE.matcher(call.name()).matches()
        && (isOf(place, call, path)
            || call.arguments().stream()
                .anyMatch(argument -> path.equals(index.pathOf(place, argument))));
  }

  private boolean isWaitForAll(CodePlace place, CallSite site, Node.Call call) {
    Api waiting = site.waiting();
    return waiting != null
        && waiting.waits() != null
        && waiting.waits().kind() == WaitKind.FUTURE
        && (ALL.contains(call.name()) || waitsForAll(place, call));
  }
}
