package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The end of a fan-out that is written by hand: {@code for (Future<T> f : futures) use(f.get());},
 * or {@code latch.await()} for tasks that count down.
 *
 * @param start a call that hands one of the tasks over
 */
public record FanIn(Kind kind, Node start) {
  private static final String COLLECTION = "java.util.Collection";
  private static final String LATCH = "java.util.concurrent.CountDownLatch";

  /** Calls after which nobody is left behind, or which wait for all at once. */
  private static final Set<String> CARING =
      Set.of(
          "cancel", "shutdownNow", "invokeAll", "invokeAny", "allOf", "anyOf", "awaitTermination");

  private static final Set<String> ALL_FAILURES =
      Set.of(
          "Exception",
          "Throwable",
          "RuntimeException",
          "ExecutionException",
          "CompletionException");

  /** How it is done. */
  public enum Kind {
    /** Futures are joined one by one; the first failure leaves the others behind. */
    JOIN_LOOP,
    /** Tasks count a latch down, but not when they fail. */
    LATCH
  }

  /** What {@code wait} is the end of; empty when it is none, or failures are taken care of. */
  public static Optional<FanIn> of(FileIndex file, CodePlace place, Node.Call wait) {
    if (wait.receiver() == null || !wait.arguments().isEmpty()) {
      return Optional.empty();
    }
    Finder finder = new Finder(file, file.of(place.body()), wait);
    return Optional.ofNullable(wait.name().equals("await") ? finder.latch() : finder.joinLoop());
  }

  /** Looks at one wait. */
  private record Finder(FileIndex file, BodyIndex index, Node.Call end) {

    Body body() {
      return index.body();
    }

    // ---- futures

    @Nullable FanIn joinLoop() {
      Node.Loop loop = body().enclosing(end, Node.Loop.class);
      Node.LocalUse futures = loop == null ? null : futures(loop);
      LocalUses uses = futures == null ? null : file.uses(futures.local());
      if (uses == null || uses.home() != index || uses.captured() || !staysHere(uses)) {
        return null;
      }
      Node start = start(uses, loop);
      boolean cared =
          isClosed(start)
              || index.calls().stream().anyMatch(call -> CARING.contains(call.name()))
              || isTakenCareOf(loop)
              || isHandledWithin(loop);
      return start == null || cared ? null : new FanIn(Kind.JOIN_LOOP, start);
    }

    /** The list of which {@code end} joins each element: {@code f}, {@code futures.get(i)}. */
    private Node.@Nullable LocalUse futures(Node.Loop loop) {
      Node.Expr element = end.receiver();
      if (element instanceof Node.LocalUse use) {
        return loop instanceof Node.ForEach each
                && each.local() == use.local()
                && each.source() instanceof Node.LocalUse list
            ? list
            : null;
      }
      Node.Expr list =
          element instanceof Node.Call get
                  && get.name().equals("get")
                  && get.arguments().size() == 1
              ? get.receiver()
              : element instanceof Node.ArrayAccess access ? access.array() : null;
      return list instanceof Node.LocalUse use ? use : null;
    }

    /** Whether nobody else gets the list, who might wait for or cancel its futures. */
    private boolean staysHere(LocalUses uses) {
      return uses.uses().stream().allMatch(use -> isOwnUse(use, body().parent(use)));
    }

    private boolean isOwnUse(Node.LocalUse use, @Nullable Node parent) {
      return (parent instanceof Node.Call call && call.receiver() == use)
          || parent instanceof Node.ForEach
          || parent instanceof Node.ArrayAccess
          || (parent instanceof Node.Select length && length.name().equals("length"))
          || LocalUses.isWrite(body(), use);
    }

    /** {@code futures.add(pool.submit(task))} in an earlier loop. */
    private @Nullable Node start(LocalUses uses, Node.Loop join) {
      Node mapped = uses.soleValue() == null ? null : submissionIn(uses.soleValue());
      if (mapped != null) {
        return mapped;
      }
      for (Node.LocalUse use : uses.uses()) {
        Node.Expr added = added(use);
        Node.Loop around = body().enclosing(use, Node.Loop.class);
        if (added != null && around != null && body().end(around) <= join.id()) {
          Node start = submission(added);
          if (start != null) {
            return start;
          }
        }
      }
      return null;
    }

    /** {@code tasks.stream().map(task -> pool.submit(task)).toList()}. */
    private @Nullable Node submissionIn(Node.Expr list) {
      return body()
          .subtree(list)
          .filter(Node.Lambda.class::isInstance)
          .map(lambda -> ((Node.Lambda) lambda).body())
          .filter(Node.Expr.class::isInstance)
          .map(value -> submission((Node.Expr) value))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }

    private Node.@Nullable Expr added(Node.LocalUse use) {
      Node parent = body().parent(use);
      if (parent instanceof Node.Call add
          && add.name().equals("add")
          && add.arguments().size() == 1
          && file.isSubtypeOf(index.place().typeOf(use), COLLECTION)) {
        return add.arguments().get(0);
      }
      return parent instanceof Node.ArrayAccess access
              && body().parent(access) instanceof Node.Assign assign
              && assign.target() == access
          ? assign.value()
          : null;
    }

    private @Nullable Node submission(Node.Expr future) {
      Node at = file.valueOf(index.place(), future).node();
      while (at instanceof Node.Call call) {
        CallSite site = file.siteOf(index.place(), call);
        if (site.apis().stream()
            .anyMatch(
                api ->
                    api.task() != null
                        && api.task().returnsFuture()
                        && api.task().runner().isElsewhere())) {
          return call;
        }
        at = call.receiver();
      }
      return null;
    }

    /** {@code try (ExecutorService pool = ...)}: whoever leaves it waits for all tasks. */
    private boolean isClosed(@Nullable Node start) {
      return start instanceof Node.Call submit
          && submit.receiver() instanceof Node.LocalUse pool
          && pool.local().kind() == Local.Kind.RESOURCE;
    }

    /** A {@code try} inside the loop whose handler goes on with the next future. */
    private boolean isHandledWithin(Node.Loop loop) {
      for (Node at = body().parent(end); at != null && at != loop; at = body().parent(at)) {
        if (at instanceof Node.Try guarded && body().contains(guarded.body(), end)) {
          for (Node.Catch handler : guarded.catches()) {
            if (catches(handler) && !leaves(handler)) {
              return true;
            }
          }
        }
      }
      return false;
    }

    /** A handler around the loop that does more than to tell, e.g. stops the others by a flag. */
    private boolean isTakenCareOf(Node.Loop loop) {
      for (Node at = body().parent(loop);
          at != null && !(at instanceof Node.Lambda);
          at = body().parent(at)) {
        if (at instanceof Node.Try guarded
            && body().contains(guarded.body(), loop)
            && guarded.catches().stream().anyMatch(this::acts)) {
          return true;
        }
      }
      return false;
    }

    private boolean acts(Node.Catch handler) {
      return catches(handler)
          && handler.body().statements().stream()
              .anyMatch(
                  statement ->
                      statement instanceof Node.Assign
                          || (statement instanceof Node.Call call && !Telling.is(call)));
    }

    private static boolean catches(Node.Catch handler) {
      return handler.types().stream().map(TypeName::simpleName).anyMatch(ALL_FAILURES::contains);
    }

    private boolean leaves(Node.Catch handler) {
      return body()
          .subtree(handler)
          .anyMatch(
              node ->
                  node instanceof Node.Throw
                      || node instanceof Node.Return
                      || node instanceof Node.Break);
    }

    // ---- latches

    @Nullable FanIn latch() {
      if (!(end.receiver() instanceof Node.LocalUse latch)
          || !file.isSubtypeOf(index.place().typeOf(latch), LATCH)) {
        return null;
      }
      LocalUses uses = file.uses(latch.local());
      if (uses == null || uses.home() != index || uses.captured()) {
        return null;
      }
      Node lossy = null;
      for (Node.LocalUse use : uses.uses()) {
        Node parent = body().parent(use);
        if (parent instanceof Node.Call call && call.receiver() == use) {
          if (call.name().equals("countDown")) {
            Node task = lossyTask(call);
            if (task == null) {
              return null;
            }
            lossy = task;
          }
        } else if (!LocalUses.isWrite(body(), use)) {
          return null;
        }
      }
      return lossy == null ? null : new FanIn(Kind.LATCH, lossy);
    }

    /** The call that hands over the task which counts down last, unless it fails before. */
    private @Nullable Node lossyTask(Node.Call countDown) {
      Node.Lambda task = body().enclosing(countDown, Node.Lambda.class);
      if (task == null || !(body().parent(task) instanceof Node.Expr start) || !isStart(start)) {
        return null;
      }
      return mayFailBefore(task, countDown) ? start : null;
    }

    private boolean isStart(Node start) {
      CallSite site = index.site(start);
      return site != null
          && site.apis().stream()
              .anyMatch(api -> api.task() != null && api.task().runner().isElsewhere());
    }

    /** Only statements right in the lambda are looked at: no {@code finally}, no branch. */
    private boolean mayFailBefore(Node.Lambda task, Node.Call countDown) {
      if (!(task.body() instanceof Node.Block block) || body().parent(countDown) != block) {
        return false;
      }
      List<Node> statements = block.statements();
      return statements.subList(0, statements.indexOf(countDown)).stream().anyMatch(this::mayFail);
    }

    private boolean mayFail(Node statement) {
      boolean handled =
          statement instanceof Node.Try guarded
              && guarded.catches().stream().anyMatch(Finder::catches);
      return !handled && body().subtree(statement).anyMatch(Node.Call.class::isInstance);
    }
  }
}
