package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits on monitors and conditions: {@code lock.wait()}, {@code notEmpty.await(1, SECONDS)}. */
final class ConditionFacts {
  private static final String OBJECT = "java.lang.Object";
  private static final String CONDITION = "java.util.concurrent.locks.Condition";
  private static final Set<String> AWAITS =
      Set.of("await", "awaitNanos", "awaitUntil", "awaitUninterruptibly");

  private final FileIndex file;
  private final CodePlace place;
  private final Body body;
  private final Phrases phrases;

  ConditionFacts(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.place = index.place();
    this.body = index.body();
    this.phrases = phrases;
  }

  Fact.@Nullable ConditionWait of(CallSite site) {
    if (!(site.node() instanceof Node.Call call)) {
      return null;
    }
    boolean monitor = call.name().equals("wait") && OBJECT.equals(site.owner());
    boolean condition =
        AWAITS.contains(call.name()) && file.isSubtype(site.receiverType(), CONDITION);
    if (!monitor && !condition) {
      return null;
    }
    boolean limited = !call.arguments().isEmpty();
    return new Fact.ConditionWait(
        place,
        call,
        loop(call),
        guard(call),
        limited,
        delegates(call),
        phrases.of(site.title(), " waits to be notified"));
  }

  private Node.@Nullable Loop loop(Node call) {
    Node child = call;
    for (Node at = body.parent(call);
        at != null && !(at instanceof Node.Lambda);
        at = body.parent(at)) {
      if (at instanceof Node.Loop loop && loop.body() == child) {
        return loop;
      }
      child = at;
    }
    return null;
  }

  private Node.@Nullable If guard(Node call) {
    Node child = call;
    for (Node at = body.parent(call); at != null; at = body.parent(at)) {
      if (at instanceof Node.Lambda || (at instanceof Node.Loop loop && loop.body() == child)) {
        return null;
      }
      if (at instanceof Node.If branch && branch.condition() != child) {
        return branch;
      }
      child = at;
    }
    return null;
  }

  private boolean delegates(Node.Call call) {
    if (body.enclosing(call, Node.Lambda.class) != null || place.method() == null) {
      return false;
    }
    return place.method().name().equals(call.name())
        || file.isSubtype(place.type().binaryName(), CONDITION);
  }
}
