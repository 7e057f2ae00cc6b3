package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code around a handler does once the handler is through, as far as its structure shows
 * it.
 *
 * @param loops whether a loop around goes on to its next round
 * @param ends whether the method or lambda comes to its end without doing anything more; setting a
 *     variable to a constant is nothing
 * @param answers whether the next thing that it does is to return a constant, e.g. {@code false}
 * @param interrupts whether the code that follows sets the flag of the thread
 */
record AfterHandler(boolean loops, boolean ends, boolean answers, boolean interrupts) {

  static AfterHandler of(Body body, Node.Catch handler) {
    return new Way(body, handler).walk();
  }

  /** The way from the handler outwards. */
  private static final class Way {
    private final Body body;
    private final Node.Catch handler;
    private boolean breaks;
    private boolean acts;
    private boolean interrupts;

    private Way(Body body, Node.Catch handler) {
      this.body = body;
      this.handler = handler;
    }

    private AfterHandler walk() {
      Node last = lastOf(handler.body());
      if (leaves(last)) {
        return left(last);
      }
      breaks = last instanceof Node.Break;
      Node child = body.parent(handler);
      for (Node at = child == null ? null : body.parent(child);
          at != null && !(at instanceof Node.Lambda);
          at = body.parent(at)) {
        if (at instanceof Node.Loop || (at instanceof Node.Switch && breaks)) {
          if (!breaks && !(at instanceof Node.Loop loop && endsLoop(loop))) {
            return new AfterHandler(true, false, false, interrupts);
          }
          breaks = false;
        } else if (at instanceof Node.Block block && !breaks) {
          follow(block.statements(), child);
          Node end = lastOf(block);
          if (end != child && leaves(end)) {
            return left(end);
          }
          breaks = end != child && end instanceof Node.Break;
        }
        child = at;
      }
      return new AfterHandler(false, !acts, false, interrupts);
    }

    private static boolean leaves(@Nullable Node last) {
      return last instanceof Node.Return || last instanceof Node.Throw;
    }

    private AfterHandler left(@Nullable Node last) {
      Node.Expr value = last instanceof Node.Return result ? result.value() : null;
      boolean returns = last instanceof Node.Return && !acts;
      return new AfterHandler(
          false, returns && value == null, returns && value instanceof Node.Literal, interrupts);
    }

    private void follow(List<Node> statements, @Nullable Node child) {
      for (int i = statements.indexOf(child) + 1; i < statements.size(); i++) {
        Node next = statements.get(i);
        interrupts |=
            next instanceof Node.Call call
                && call.name().equals("interrupt")
                && isOfCurrentThread(call);
        acts |= !isNothing(next);
      }
    }

    private static boolean isOfCurrentThread(Node.Call call) {
      return call.receiver() instanceof Node.Call current && current.name().equals("currentThread");
    }

    private static boolean isNothing(Node.@Nullable Expr value) {
      return value == null || value instanceof Node.Literal;
    }

    /**
     * Whether the handler sets a variable that the loop's condition asks, e.g. {@code left = 0;}.
     */
    private boolean endsLoop(Node.Loop loop) {
      Node.Expr condition = loop instanceof Node.ForEach ? null : LoopHeader.condition(loop);
      return condition != null
          && body.subtree(handler.body())
              .anyMatch(node -> node instanceof Node.Assign set && asks(condition, set.target()));
    }

    private boolean asks(Node.Expr condition, Node.Expr variable) {
      return body.subtree(condition).anyMatch(node -> isSame(node, variable));
    }

    private static boolean isSame(Node node, Node.Expr variable) {
      if (node instanceof Node.LocalUse use) {
        return variable instanceof Node.LocalUse set && use.local() == set.local();
      }
      return node instanceof Node.Name name
          && variable instanceof Node.Name set
          && name.name().equals(set.name());
    }

    private static boolean isNothing(Node next) {
      return next instanceof Node.Break
          || (next instanceof Node.Return result && isNothing(result.value()))
          || (next instanceof Node.Assign assign && assign.value() instanceof Node.Literal);
    }

    private static @Nullable Node lastOf(Node.Block block) {
      List<Node> statements = block.statements();
      return statements.isEmpty() ? null : statements.get(statements.size() - 1);
    }
  }
}
