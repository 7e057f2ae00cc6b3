package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import org.jspecify.annotations.Nullable;

/** A call that may be the second one of two that belong together. */
record Act(CallSite site, Node.Call call, AccessPath path) {
  String name() {
    return call.name();
  }

  Node.@Nullable Expr argument(int number) {
    return call.arguments().size() > number ? call.arguments().get(number) : null;
  }

  /** Whether nothing is done with the result. */
  boolean isIgnored(Body body) {
    Node parent = body.parent(call);
    return parent instanceof Node.Stmt
        && !(parent instanceof Node.Return)
        && !(parent instanceof Node.Declare)
        && !(parent instanceof Node.If branch && branch.condition() == call)
        && !(parent instanceof Node.While loop && loop.condition() == call);
  }

  /** Whether a method is called on the result, though it may be null. */
  boolean isUsedBlindly(Body body) {
    return body.parent(call) instanceof Node.Call next && next.receiver() == call;
  }
}
