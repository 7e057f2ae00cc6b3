package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;

/**
 * Says whether a lambda or method reference runs where it stands, on the same thread and before the
 * statement around it ends. It does when the call that receives it runs it at once, or when it is a
 * stage of a stream whose chain ends in the same expression. Whoever else receives it, be it nobody
 * that is known, may run it elsewhere or never.
 */
final class Detachment {
  private final BodyIndex index;
  private final Body body;

  Detachment(BodyIndex index) {
    this.index = index;
    this.body = index.body();
  }

  boolean isDetached(Node function) {
    Node argument = function;
    Node parent = body.parent(function);
    while (parent instanceof Node.Cast || parent instanceof Node.Conditional) {
      argument = parent;
      parent = body.parent(parent);
    }
    if (parent == null) {
      return true;
    }
    CallSite site = index.site(parent);
    Api api = site == null ? null : site.runner(argumentIndex(parent, argument));
    if (api == null || api.task() == null) {
      return true;
    }
    return switch (api.task().runner()) {
      case CALLER_NOW -> false;
      case CALLER_LATER -> !endsHere(site, parent);
      default -> true;
    };
  }

  /** Index of the argument that {@code argument} is, -1 when it is none. */
  static int argumentIndex(Node call, Node argument) {
    List<Node.Expr> arguments = argumentsOf(call);
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) == argument) {
        return i;
      }
    }
    return -1;
  }

  static List<Node.Expr> argumentsOf(Node call) {
    if (call instanceof Node.Call c) {
      return c.arguments();
    }
    if (call instanceof Node.New n) {
      return n.arguments();
    }
    return call instanceof Node.ConstructorCall c ? c.arguments() : List.of();
  }

  /**
   * {@code source.map(f).filter(g).toList()}: whether the chain of stages that starts at {@code
   * stage} is also run.
   */
  private boolean endsHere(CallSite site, Node stage) {
    if (!site.has(Api.Role.STREAM_STAGE)) {
      return false;
    }
    Node at = stage;
    while (true) {
      Node parent = body.parent(at);
      if (parent instanceof Node.Call call && call.receiver() == at) {
        CallSite next = index.site(call);
        if (next != null && next.has(Api.Role.STREAM_END)) {
          return true;
        }
        at = call;
      } else {
        return parent instanceof Node.Lambda lambda && runsHere(lambda);
      }
    }
  }

  /** The stages inside {@code flatMap(x -> x.stream().map(f))} run when the outer stream does. */
  private boolean runsHere(Node.Lambda lambda) {
    return index.detachedIn(lambda.body()) != lambda.id();
  }
}
