package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous calls of far sides whose result is waited for, and whether anything limits the wait:
 * the wait itself, a stage such as {@code orTimeout}, or the timeout of an HTTP request.
 */
public final class RemoteWaits {
  private static final int DEEPEST = 4;
  private static final Set<String> LIMITS = Set.of("orTimeout", "completeOnTimeout");

  private final FileIndex file;

  public RemoteWaits(FileIndex file) {
    this.file = file;
  }

  /** Whether something is known to limit a request. */
  public enum Limit {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * The call that waits without limit for what {@code start} gives, in the same body or where a
   * private method that returns it is called; empty when there is none, or some limit is put on the
   * future.
   */
  public Optional<Node> unlimitedWait(CodePlace place, Node.Call start) {
    List<Node> waits = new ArrayList<>();
    if (!follow(place.body(), start, waits)) {
      return Optional.empty();
    }
    if (waits.isEmpty()) {
      followList(file.of(place.body()), start, waits);
    }
    return waits.stream().findFirst();
  }

  /**
   * {@code futures.add(client.sendAsync(...)); ... for (F f : futures) f.join();}, also when a
   * stream makes the list or joins its futures.
   */
  private void followList(BodyIndex index, Node.Call start, List<Node> waits) {
    Local list = listOf(index.body(), start);
    LocalUses uses = list == null ? null : file.uses(list);
    boolean limited =
        index.calls().stream()
            .anyMatch(call -> LIMITS.contains(call.name()) || isLimitedWait(call));
    if (uses == null || uses.home() != index || uses.captured() || limited) {
      return;
    }
    for (Node.LocalUse use : uses.uses()) {
      Node parent = index.body().parent(use);
      if (parent instanceof Node.ForEach each && each.source() == use) {
        LocalUses element = file.uses(each.local());
        if (element != null) {
          element.uses().forEach(one -> follow(index.body(), one, waits));
        }
      } else {
        joinedByStream(index, use).ifPresent(waits::add);
      }
    }
  }

  private static boolean isLimitedWait(CallSite call) {
    Api waiting = call.waiting();
    return waiting != null
        && waiting.waits() != null
        && waiting.waits().kind() == WaitKind.FUTURE
        && waiting.waits().limited();
  }

  /** The variable that holds the list which the future becomes an element of. */
  private static @Nullable Local listOf(Body body, Node.Call start) {
    Node at = start;
    while (body.parent(at) instanceof Node.Call stage && stage.receiver() == at) {
      at = stage;
    }
    Node parent = body.parent(at);
    if (parent instanceof Node.Call add
        && add.name().equals("add")
        && add.receiver() instanceof Node.LocalUse list) {
      return list.local();
    }
    if (!(parent instanceof Node.Lambda lambda) || lambda.body() != at) {
      return null;
    }
    Node stream = body.parent(lambda);
    while (stream != null && body.parent(stream) instanceof Node.Call next) {
      stream = next;
    }
    return stream != null && body.parent(stream) instanceof Node.Declare declare
        ? declare.local()
        : null;
  }

  /** {@code futures.stream().map(CompletableFuture::join)}, or the same by a lambda. */
  private static Optional<Node> joinedByStream(BodyIndex index, Node.LocalUse list) {
    Node at = list;
    Node parent = index.body().parent(at);
    while (parent instanceof Node.Call call && call.receiver() == at) {
      at = call;
      parent = index.body().parent(at);
    }
    return index
        .calls()
        .subList(index.firstCallFrom(at.id()), index.firstCallFrom(index.body().end(at)))
        .stream()
        .filter(call -> call.waiting() != null && call.waiting().waits() != null)
        .filter(call -> call.waiting().waits().kind() == WaitKind.FUTURE)
        .map(CallSite::node)
        .findFirst();
  }

  /** False as soon as something limits the wait. */
  private boolean follow(Body body, Node.Expr future, List<Node> waits) {
    Node at = future;
    Node parent = body.parent(at);
    BodyIndex index = file.of(body);
    while (parent instanceof Node.Call call && call.receiver() == at) {
      CallSite site = index.site(call);
      Api waiting = site == null ? null : site.waiting();
      if (LIMITS.contains(call.name())) {
        return false;
      }
      if (waiting != null && waiting.waits() != null && waiting.waits().kind() == WaitKind.FUTURE) {
        if (waiting.waits().limited() || isLimitedOtherwise(index, call)) {
          return false;
        }
        waits.add(call);
        return true;
      }
      at = call;
      parent = body.parent(at);
    }
    Node.Expr value = (Node.Expr) at;
    if (parent instanceof Node.Return) {
      return followCallers(index, value, waits);
    }
    return !(parent instanceof Node.Declare declare && declare.init() == value)
        || followLocal(index, file.uses(declare.local()), waits);
  }

  /** {@code if (limit > 0) f.get(limit, unit); else f.get();}: somebody chose to have none. */
  private static boolean isLimitedOtherwise(BodyIndex index, Node wait) {
    Body body = index.body();
    Node child = wait;
    for (Node at = body.parent(wait);
        at != null && !(at instanceof Node.Lambda);
        at = body.parent(at)) {
      if (at instanceof Node.If branch && branch.condition() != child) {
        Node other = branch.then() == child ? branch.orElse() : branch.then();
        if (other != null && waitsWithLimit(index, other)) {
          return true;
        }
      }
      child = at;
    }
    return false;
  }

  private static boolean waitsWithLimit(BodyIndex index, Node branch) {
    return index
        .calls()
        .subList(index.firstCallFrom(branch.id()), index.firstCallFrom(index.body().end(branch)))
        .stream()
        .anyMatch(RemoteWaits::isLimitedWait);
  }

  /** {@code return client.sendAsync(...);} in a private method: its calls in this file go on. */
  private boolean followCallers(BodyIndex index, Node.Expr returned, List<Node> waits) {
    MethodDecl method = index.place().method();
    if (method == null
        || !Modifier.isPrivate(method.modifiers())
        || index.body().enclosing(returned, Node.Lambda.class) != null) {
      return true;
    }
    for (BodyIndex caller : file.bodies()) {
      for (CallSite call : caller.calls()) {
        if (caller != index
            && call.node() instanceof Node.Call made
            && isCallOf(call, index.place(), method)
            && !follow(caller.body(), made, waits)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isCallOf(CallSite call, CodePlace place, MethodDecl method) {
    return call.target() instanceof Target.Method target
        && target.owner().name().equals(place.type().binaryName())
        && target.shape().name().equals(method.name())
        && target.shape().parameters().size() == method.parameters().size();
  }

  private boolean followLocal(BodyIndex index, @Nullable LocalUses uses, List<Node> waits) {
    if (uses == null || uses.home() != index || uses.captured() || uses.isAssigned()) {
      return true;
    }
    for (Node.LocalUse use : uses.uses()) {
      if (!follow(index.body(), use, waits)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the HTTP request that is sent has a timeout; what is no HTTP request has none. */
  public Limit limitOfRequest(CodePlace place, Node.Call send) {
    if (!send.name().startsWith("send") || send.arguments().isEmpty()) {
      return Limit.NO;
    }
    return limit(new Code(place, send.arguments().get(0)), 0);
  }

  /** {@code HttpRequest.newBuilder(uri).timeout(...).build()}, by way of variables and helpers. */
  private Limit limit(Code request, int depth) {
    if (depth > DEEPEST) {
      return Limit.UNKNOWN;
    }
    Code at = builder(request);
    while (at.node() instanceof Node.Call call) {
      if (call.name().equals("timeout")) {
        return Limit.YES;
      }
      if (call.receiver() == null || isStatic(at.place(), call)) {
        return limitOfStart(at.place(), call, depth);
      }
      at = builder(new Code(at.place(), call.receiver()));
    }
    return Limit.UNKNOWN;
  }

  /** The value of a variable, unless somebody may set something on the builder that it holds. */
  private Code builder(Code code) {
    if (code.node() instanceof Node.LocalUse use) {
      LocalUses uses = file.uses(use.local());
      if (uses == null || uses.captured() || uses.soleValue() == null) {
        return code;
      }
      Body body = uses.home().body();
      for (Node.LocalUse other : uses.uses()) {
        Node at = other;
        boolean declares = LocalUses.isWrite(body, other);
        boolean sends = isSent(body, other);
        if (!declares
            && !sends
            && !(body.parent(at) instanceof Node.Call call && call.receiver() == at)) {
          return code;
        }
        while (body.parent(at) instanceof Node.Call call && call.receiver() == at) {
          if (call.name().equals("timeout")) {
            return new Code(uses.home().place(), call);
          }
          at = call;
        }
      }
    }
    return code.node() instanceof Node.Expr expr ? file.valueOf(code.place(), expr) : code;
  }

  /** A finished request is handed to whoever sends it. */
  private static boolean isSent(Body body, Node.LocalUse use) {
    return body.parent(use) instanceof Node.Call call
        && call.name().startsWith("send")
        && call.receiver() != use;
  }

  private static boolean isStatic(CodePlace place, Node.Call call) {
    return place.targetOf(call) instanceof Target.Method method && method.shape().isStatic();
  }

  private Limit limitOfStart(CodePlace place, Node.Call call, int depth) {
    if (!(place.targetOf(call) instanceof Target.Method method)) {
      return Limit.UNKNOWN;
    }
    if (method.owner().name().equals("java.net.http.HttpRequest")) {
      return call.arguments().size() < 2 ? Limit.NO : Limit.UNKNOWN;
    }
    Code helper = RunCode.ofMethod(file, method);
    Code given = helper == null ? null : onlyReturn(helper);
    return given == null ? Limit.UNKNOWN : limit(given, depth + 1);
  }

  private static @Nullable Code onlyReturn(Code helper) {
    List<Node.Return> returns = new ArrayList<>();
    helper.place().body().forEach(Node.Return.class, returns::add);
    return returns.size() == 1 && returns.get(0).value() != null
        ? new Code(helper.place(), returns.get(0).value())
        : null;
  }
}
