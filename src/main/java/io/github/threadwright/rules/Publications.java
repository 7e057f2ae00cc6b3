package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects that a field shows before they are complete:
 *
 * <pre>{@code
 * synchronized (lock) {
 *   if (cache == null) {
 *     cache = new HashMap<>();   // from here on, whoever tests cache without the lock finds it
 *     cache.put("a", 1);         // and may find it empty
 *   }
 * }
 * }</pre>
 */
final class Publications {
  private static final Set<Effect> FILLING =
      EnumSet.of(Effect.ADDS, Effect.PUTS, Effect.WRITES, Effect.UPDATES);
  private static final List<String> FILLERS = List.of("set", "add", "put", "init", "load");

  private Publications() {}

  /** The tests without a lock that find the object too early; none when it is complete. */
  static Verdict isEarly(Fact access, Scene scene) {
    if (!(access instanceof FieldAccess write)
        || !(write.node() instanceof Node.Assign assign)
        || write.compound()
        || !Accesses.isObject(write.field().type())
        || !isNew(write, assign, scene)
        || filling(write, assign, scene) == null) {
      return Verdict.NO;
    }
    return Verdict.shownBy(unlockedTests(write, scene));
  }

  private static boolean isNew(FieldAccess write, Node.Assign assign, Scene scene) {
    return scene.file().index().valueOf(write.place(), assign.value()).node() instanceof Node.New;
  }

  /** What the object still gets after the field shows it, e.g. {@code put}; null when nothing. */
  static @Nullable String filling(Fact access, Scene scene) {
    return access instanceof FieldAccess write && write.node() instanceof Node.Assign assign
        ? filling(write, assign, scene)
        : null;
  }

  private static @Nullable String filling(FieldAccess write, Node.Assign assign, Scene scene) {
    CodePlace place = write.place();
    Body body = place.body();
    Node.Block block = body.enclosing(assign, Node.Block.class);
    if (block == null) {
      return null;
    }
    Local alias = assign.value() instanceof Node.LocalUse use ? use.local() : null;
    FileIndex index = scene.file().index();
    for (int id = body.end(assign); id < body.end(block); id++) {
      Node node = body.node(id);
      if (!index.runsWithin(place, node, block)) {
        continue;
      }
      if (isReplaced(node, write, place)) {
        return null;
      }
      String found = filling(node, write, alias, scene);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isReplaced(Node node, FieldAccess write, CodePlace place) {
    return node instanceof Node.Assign other && isField(other.target(), write, place);
  }

  private static @Nullable String filling(
      Node node, FieldAccess write, @Nullable Local alias, Scene scene) {
    CodePlace place = write.place();
    if (node instanceof Node.Assign set) {
      Node.Expr object =
          set.target() instanceof Node.Select select
              ? select.target()
              : set.target() instanceof Node.ArrayAccess access ? access.array() : null;
      return object != null && isObject(object, write, alias, place) ? "an assignment" : null;
    }
    if (!(node instanceof Node.Call call)
        || call.receiver() == null
        || !isObject(call.receiver(), write, alias, place)) {
      return null;
    }
    CallSite site = scene.file().index().call(place, call);
    if (site == null) {
      return null;
    }
    boolean fills =
        FILLING.contains(site.effect())
            || (site.effect() == Effect.UNKNOWN
                && FILLERS.stream().anyMatch(call.name()::startsWith));
    return fills ? call.name() : null;
  }

  private static boolean isObject(
      Node.Expr expr, FieldAccess write, @Nullable Local alias, CodePlace place) {
    return expr instanceof Node.LocalUse use ? use.local() == alias : isField(expr, write, place);
  }

  private static boolean isField(Node.Expr expr, FieldAccess write, CodePlace place) {
    return (expr instanceof Node.Name || expr instanceof Node.Select)
        && place.targetOf(expr) instanceof Target.Field field
        && field.shape().name().equals(write.field().shape().name())
        && field.owner().name().equals(write.owner());
  }

  /** {@code if (cache == null)}, or the same with a copy of it, where no lock is held. */
  private static Stream<FieldAccess> unlockedTests(FieldAccess write, Scene scene) {
    return scene
        .facts(FieldAccess.class)
        .filter(read -> read.kind() == FieldAccess.Kind.READ)
        .filter(read -> read.locks().isEmpty())
        .filter(read -> read.owner().equals(write.owner()))
        .filter(read -> read.field().shape().name().equals(write.field().shape().name()))
        .filter(read -> read.place().method() == null || !read.place().method().isConstructor())
        .filter(Publications::isTested);
  }

  private static boolean isTested(FieldAccess read) {
    Body body = read.place().body();
    Node parent = body.parent(read.node());
    if (isNullTest(parent)) {
      return true;
    }
    Local copy =
        parent instanceof Node.Declare declare
            ? declare.local()
            : parent instanceof Node.Assign assign && assign.target() instanceof Node.LocalUse use
                ? use.local()
                : null;
    return copy != null
        && body.all()
            .anyMatch(
                node ->
                    node instanceof Node.LocalUse use
                        && use.local() == copy
                        && isNullTest(body.parent(use)));
  }

  private static boolean isNullTest(@Nullable Node node) {
    return node instanceof Node.Binary test
        && (test.operator().equals("==") || test.operator().equals("!="))
        && test.operands().stream()
            .anyMatch(
                part ->
                    part instanceof Node.Literal literal
                        && literal.kind() == Node.Literal.Kind.NULL);
  }
}
