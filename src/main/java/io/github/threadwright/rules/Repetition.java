package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.workload.Workload.Items;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about code that a loop repeats. */
final class Repetition {
  private static final Set<String> FOR_ALL = Set.of("forEach", "forEachOrdered");

  private Repetition() {}

  /** The innermost loop that repeats a node as a part of the same code; null when none does. */
  static Node.@Nullable Loop loopAround(CodePlace place, Node node, Scene scene) {
    Body body = place.body();
    Node child = node;
    for (Node at = body.parent(node); at != null; at = body.parent(at)) {
      if (at instanceof Node.Lambda) {
        return null;
      }
      if (at instanceof Node.Loop loop && loop.body() == child && !isOnce(loop, scene)) {
        return loop;
      }
      child = at;
    }
    return null;
  }

  private static boolean isOnce(Node.Loop loop, Scene scene) {
    return scene.siteAt(loop).filter(site -> site.workload().items().most() <= 1).isPresent();
  }

  static Fact.Step step(CodePlace place, Node loop) {
    return new Fact.Step(place, loop, "repeats it");
  }

  /**
   * The loop over a collection of any size, or the call of {@code forEach}, that runs a node for
   * each of the elements; null when none does. A loop that counts makes as many workers as it is
   * told.
   */
  static @Nullable Node items(CodePlace place, Node node, Scene scene) {
    Body body = place.body();
    for (Node at = body.parent(node); at != null; at = body.parent(at)) {
      if (at instanceof Node.ForEach each && body.contains(each.body(), node)) {
        return isLarge(each, scene) ? each : null;
      }
      if (at instanceof Node.For counted && body.contains(counted.body(), node)) {
        return isLarge(counted, scene) && goesOver(body, counted) ? counted : null;
      }
      if (at instanceof Node.Loop) {
        return null;
      }
      if (at instanceof Node.Lambda) {
        return body.parent(at) instanceof Node.Call call && FOR_ALL.contains(call.name())
            ? call
            : null;
      }
    }
    return null;
  }

  /** Whether a loop goes over the elements of a collection or an array. */
  static boolean goesOverItems(CodePlace place, Node.Loop loop) {
    return loop instanceof Node.ForEach
        || loop instanceof Node.For counted && goesOver(place.body(), counted);
  }

  private static boolean isLarge(Node loop, Scene scene) {
    Items items = scene.siteAt(loop).map(site -> site.workload().items()).orElse(Items.UNKNOWN);
    return items.most() == Long.MAX_VALUE;
  }

  /** {@code for (int i = 0; i < list.size(); i++)}, with {@code list.get(i)} inside. */
  private static boolean goesOver(Body body, Node.For loop) {
    List<Local> counters =
        loop.init().stream()
            .filter(Node.Declare.class::isInstance)
            .map(init -> ((Node.Declare) init).local())
            .toList();
    boolean sized =
        loop.condition() != null
            && body.subtree(loop.condition())
                .anyMatch(
                    node ->
                        node instanceof Node.Call call && call.name().equals("size")
                            || node instanceof Node.Select select
                                && select.name().equals("length"));
    return sized
        && !fills(body, loop)
        && body.subtree(loop.body())
            .anyMatch(
                node ->
                    node instanceof Node.LocalUse use
                        && counters.contains(use.local())
                        && isElement(body, body.parent(use)));
  }

  /** {@code for (i < threads.length) threads[i] = ...}: as many as somebody asked for. */
  private static boolean fills(Body body, Node.For loop) {
    List<Local> bounds =
        body.subtree(Objects.requireNonNull(loop.condition()))
            .filter(node -> node instanceof Node.Select)
            .map(node -> ((Node.Select) node).target())
            .filter(Node.LocalUse.class::isInstance)
            .map(use -> ((Node.LocalUse) use).local())
            .toList();
    return body.subtree(loop.body())
        .anyMatch(
            node ->
                node instanceof Node.Assign assign
                    && assign.target() instanceof Node.ArrayAccess access
                    && access.array() instanceof Node.LocalUse array
                    && bounds.contains(array.local()));
  }

  /** {@code list.get(i)}, {@code array[i]}; what the loop itself puts there is none. */
  private static boolean isElement(Body body, @Nullable Node access) {
    return access instanceof Node.Call call && call.name().equals("get")
        || access instanceof Node.ArrayAccess
            && !(body.parent(access) instanceof Node.Assign assign && assign.target() == access)
            && !(body.parent(access) instanceof Node.Call call && call.receiver() == access);
  }

  /**
   * Whether a test of a field decides about a node, as where something is made when it is first
   * needed.
   */
  static boolean isOnceOnly(CodePlace place, Node node) {
    Body body = place.body();
    for (Node at = body.root(); at != null; ) {
      Node next = null;
      for (Node child : body.children(at)) {
        if (child.id() <= node.id() && body.contains(child, node)) {
          next = child;
        } else if (child.id() < node.id()
            && child instanceof Node.If guard
            && leaves(body, guard)) {
          if (asksField(place, guard.condition())) {
            return true;
          }
        }
      }
      if (next instanceof Node.If branch
          && !body.contains(branch.condition(), node)
          && asksField(place, branch.condition())) {
        return true;
      }
      at = next == node ? null : next;
    }
    return false;
  }

  private static boolean leaves(Body body, Node.If guard) {
    return guard.orElse() == null
        && body.subtree(guard.then())
            .anyMatch(node -> node instanceof Node.Return || node instanceof Node.Throw);
  }

  /** {@code x == null}, {@code started}, {@code !started} of a field. */
  private static boolean asksField(CodePlace place, Node.Expr condition) {
    Node.Expr asked = condition;
    if (asked instanceof Node.Unary not && not.operator().equals("!")) {
      asked = not.operand();
    }
    if (asked instanceof Node.Binary test) {
      boolean all = test.operator().equals("&&") || test.operator().equals("||");
      return all
          ? test.operands().stream().anyMatch(part -> asksField(place, part))
          : test.operands().stream().anyMatch(Repetition::isNull)
              && test.operands().stream().anyMatch(part -> isField(place, part));
    }
    if (asked instanceof Node.Call call) {
      return call.name().equals("compareAndSet") || call.name().equals("getAndSet");
    }
    return isField(place, asked);
  }

  private static boolean isNull(Node.Expr expr) {
    return expr instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
  }

  private static boolean isField(CodePlace place, Node.Expr expr) {
    return (expr instanceof Node.Name || expr instanceof Node.Select)
        && place.targetOf(expr) instanceof Target.Field;
  }
}
