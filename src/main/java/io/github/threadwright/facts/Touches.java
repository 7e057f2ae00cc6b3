package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where an iteration names which object or field; looked up when first asked for. */
final class Touches {
  private final Iteration iteration;
  private final CodePlace place;
  private final Body body;
  private @Nullable List<Touch> touches;

  /** An expression that names an object or a field of it. */
  record Touch(Node node, String key) {}

  Touches(Iteration iteration) {
    this.iteration = iteration;
    this.place = iteration.index().place();
    this.body = iteration.body();
  }

  /** Whether the iteration looks at that object or field outside {@code extent}. */
  boolean isTouched(String key, Node extent) {
    return isTouched(key, node -> body.contains(extent, node));
  }

  /** Whether it looks at it for more than that step. */
  boolean isTouched(String key, Reductions.Step step) {
    return isTouched(key, node -> step.holds(body, node));
  }

  private boolean isTouched(String key, Predicate<Node> excepted) {
    for (Touch touch : all()) {
      if (touch.key.equals(key)
          && !excepted.test(touch.node)
          && !isPlainWrite(touch.node)
          && !isAddedTo(touch.node)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlainWrite(Node node) {
    return node instanceof Node.Expr expr && !LocalUses.isRead(body, expr);
  }

  /** Another append or put to the same object does not look at what is in it. */
  private boolean isAddedTo(Node node) {
    if (body.parent(node) instanceof Node.Call call && call.receiver() == node) {
      CallSite site = iteration.index().site(call);
      return site != null
          && (site.effect() == Effect.ADDS
              || site.effect() == Effect.PUTS
              || site.effect() == Effect.UPDATES);
    }
    return false;
  }

  List<Touch> all() {
    if (touches == null) {
      touches = new ArrayList<>();
      for (int id = iteration.from(); id < iteration.to(); id++) {
        Node node = body.node(id);
        boolean names =
            node instanceof Node.LocalUse
                || node instanceof Node.Name
                || node instanceof Node.Select;
        AccessPath path = names && iteration.runs(node) ? AccessPath.of(place, node) : null;
        if (path != null) {
          touches.add(new Touch(node, path.key()));
        }
      }
    }
    return touches;
  }
}
