package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.TaskHandedOver;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.workload.SiteKind;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the requests that end up as tasks of an executor: tasks that are handed over by code which
 * a framework calls for each request, or by a loop that accepts one connection or message after the
 * other. Where a permit is taken first, the permits are the limit.
 */
final class Feeding {
  private static final Set<String> ARRIVALS = Set.of("accept", "receive", "poll");
  private static final Set<String> PERMITS =
      Set.of("acquire", "tryAcquire", "acquireUninterruptibly");

  private final Scene scene;

  Feeding(Scene scene) {
    this.scene = scene;
  }

  /** A task of that executor that comes from a request; empty when none is seen to. */
  Optional<TaskHandedOver> of(PoolCreated pool) {
    return scene
        .facts(TaskHandedOver.class)
        .filter(task -> isFrom(task, pool))
        .filter(task -> isRequest(task.place(), task.node()) || isCalledForRequest(task))
        .findFirst();
  }

  private boolean isFrom(TaskHandedOver task, PoolCreated pool) {
    return Tasks.pool(task, scene).filter(made -> made.node() == pool.node()).isPresent();
  }

  private boolean isRequest(CodePlace place, Node node) {
    Node handler = handler(place, node);
    return (handler != null && !takesPermit(place, handler))
        || arrivals(place.body(), node)
            .anyMatch(loop -> accepts(place, loop) && !takesPermit(place, loop));
  }

  /** The method or lambda around a node that is called for each request; null for other code. */
  private @Nullable Node handler(CodePlace place, Node node) {
    boolean method =
        scene.sites().stream()
            .anyMatch(
                site -> site.kind() == SiteKind.HANDLER && site.place().body() == place.body());
    if (method) {
      return place.body().root();
    }
    return place
        .body()
        .ancestors(node)
        .filter(around -> isHandler(place, around))
        .findFirst()
        .orElse(null);
  }

  /** {@code server.createContext("/", exchange -> ...)}. */
  private boolean isHandler(CodePlace place, Node lambda) {
    CallSite call =
        lambda instanceof Node.Lambda && place.body().parent(lambda) instanceof Node.Call around
            ? scene.file().index().call(place, around)
            : null;
    return call != null
        && call.name().equals("createContext")
        && "com.sun.net.httpserver.HttpServer".equals(call.owner());
  }

  /** The loops around a node. */
  private static Stream<Node.Loop> arrivals(Body body, Node node) {
    return body.ancestors(node).filter(Node.Loop.class::isInstance).map(Node.Loop.class::cast);
  }

  private boolean accepts(CodePlace place, Node.Loop loop) {
    return scene
        .facts(Fact.Waits.class, place)
        .anyMatch(
            wait ->
                wait.kind() == WaitKind.NETWORK
                    && wait.node() instanceof Node.Call call
                    && ARRIVALS.contains(call.name())
                    && place.body().contains(loop, call));
  }

  private boolean takesPermit(CodePlace place, Node code) {
    return scene.file().index().calls(place, code).stream()
        .anyMatch(call -> PERMITS.contains(call.name()));
  }

  /** {@code while (true) handle(server.accept());} with {@code pool.execute(...)} in handle. */
  private boolean isCalledForRequest(TaskHandedOver task) {
    CodePlace place = task.place();
    MethodDecl method = place.method();
    if (method == null
        || !Modifier.isPrivate(method.modifiers())
        || takesPermit(place, place.body().root())) {
      return false;
    }
    for (CodePlace caller : scene.file().index().places()) {
      for (CallSite call : scene.file().index().calls(caller, caller.body().root())) {
        if (call.node() instanceof Node.Call
            && isCallOf(call, place, method)
            && isRequest(caller, call.node())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCallOf(CallSite call, CodePlace place, MethodDecl method) {
    return call.target() instanceof Target.Method target
        && target.owner().name().equals(place.type().binaryName())
        && target.shape().name().equals(method.name())
        && target.shape().parameters().size() == method.parameters().size();
  }
}
