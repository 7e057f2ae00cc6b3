package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.ApiType;
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
        || isThread(write, scene)
        || filling(write, assign, scene) == null) {
      return Verdict.NO;
    }
    return Verdict.shownBy(unlockedTests(write, scene));
  }

  private static boolean isNew(FieldAccess write, Node.Assign assign, Scene scene) {
    return scene.file().index().valueOf(write.place(), assign.value()).node() instanceof Node.New;
  }

  /** A thread is given its name and so on before it starts, and nobody waits for that. */
  private static boolean isThread(FieldAccess write, Scene scene) {
    String type = Monitors.className(write.field().type());
    return type != null && scene.types().isSubtype(type, "java.lang.Thread");
  }

  /** Whether the method tests the field before it takes the lock, then sets it. */
  static boolean isTestedOnTheWay(Fact access, Scene scene) {
    return access instanceof FieldAccess write
        && unlockedTests(write, scene)
            .anyMatch(
                read ->
                    read.place().body() == write.place().body()
                        && read.node().id() < write.node().id());
  }

  /**
   * Whether the field is set when somebody asks for it and finds nothing, rather than in a step of
   * the life of its object, such as {@code start()}, before which nobody asks.
   */
  static boolean isSetOnDemand(Fact access) {
    if (!(access instanceof FieldAccess write)) {
      return false;
    }
    CodePlace place = write.place();
    Body body = place.body();
    Node child = write.node();
    for (Node at = body.parent(child); at != null; at = body.parent(at)) {
      if (at instanceof Node.If branch
          && branch.condition() != child
          && body.subtree(branch.condition()).anyMatch(Publications::isNullTest)) {
        return true;
      }
      child = at;
    }
    return body.all()
        .anyMatch(
            node ->
                node instanceof Node.Return done
                    && done.value() != null
                    && isField(done.value(), write, place));
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
    Node branch = branch(body, assign);
    Local alias = assign.value() instanceof Node.LocalUse use ? use.local() : null;
    FileIndex index = scene.file().index();
    for (int id = body.end(assign); id < body.end(branch); id++) {
      Node node = body.node(id);
      if (!index.runsWithin(place, node, branch)) {
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

  /**
   * The statements that run when the assignment does. What follows {@code if (list == null) list =
   * new ...;} happens each time, and not to complete the object.
   */
  private static Node branch(Body body, Node assign) {
    Node child = assign;
    for (Node at = body.parent(child); at != null; at = body.parent(at)) {
      if (child instanceof Node.Block || at instanceof Node.If || at instanceof Node.Loop) {
        return child;
      }
      child = at;
    }
    return child;
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
    return fills(site, scene) ? call.name() : null;
  }

  private static boolean fills(CallSite site, Scene scene) {
    boolean named = FILLERS.stream().anyMatch(site.name()::startsWith);
    if (site.effect() == Effect.UNKNOWN) {
      return named;
    }
    // What threads share is changed by design; only what is put into it completes it.
    return FILLING.contains(site.effect()) && (named || !isThreadSafe(site, scene));
  }

  private static boolean isThreadSafe(CallSite site, Scene scene) {
    String type = site.receiverType();
    ApiType known = type == null ? null : scene.catalogue().types().safety(type, scene.types());
    return known != null && known.safety() == ApiType.Safety.YES;
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
        .filter(Publications::isTested)
        .filter(read -> isUsed(read, scene));
  }

  /** Whether the object is used without the lock, too; who takes it for that finds it complete. */
  private static boolean isUsed(FieldAccess test, Scene scene) {
    Body body = test.place().body();
    Local copy = copy(test);
    boolean used =
        copy != null
            && body.all()
                .anyMatch(
                    node ->
                        node instanceof Node.LocalUse use
                            && use.local() == copy
                            && !isTargetOrTest(body, use)
                            && body.enclosing(use, Node.Synchronized.class) == null);
    return used
        || scene
            .facts(FieldAccess.class)
            .filter(read -> read.kind() == FieldAccess.Kind.READ && read.locks().isEmpty())
            .filter(read -> read.place().body() == body && read.owner().equals(test.owner()))
            .filter(read -> read.field().shape().name().equals(test.field().shape().name()))
            .anyMatch(read -> copy(read) == null && !isNullTest(body.parent(read.node())));
  }

  private static boolean isTargetOrTest(Body body, Node use) {
    Node parent = body.parent(use);
    return isNullTest(parent) || parent instanceof Node.Assign assign && assign.target() == use;
  }

  private static @Nullable Local copy(FieldAccess read) {
    Node parent = read.place().body().parent(read.node());
    if (parent instanceof Node.Declare declare) {
      return declare.local();
    }
    return parent instanceof Node.Assign assign && assign.target() instanceof Node.LocalUse use
        ? use.local()
        : null;
  }

  private static boolean isTested(FieldAccess read) {
    Body body = read.place().body();
    Node parent = body.parent(read.node());
    if (isNullTest(parent)) {
      return true;
    }
    Local copy = copy(read);
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
