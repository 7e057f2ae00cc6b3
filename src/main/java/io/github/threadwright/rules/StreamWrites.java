package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.linked.End;
import io.github.threadwright.linked.Way;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about what the lambdas of a parallel stream write. */
final class StreamWrites {
  private static final Set<Effect> CHANGES =
      EnumSet.of(Effect.ADDS, Effect.PUTS, Effect.WRITES, Effect.STEPS);

  /** Classes whose objects do not bear two threads. */
  private static final Set<String> PLAIN =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.PriorityQueue",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.EnumMap",
          "java.util.IdentityHashMap",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.BitSet",
          "java.lang.StringBuilder",
          "java.util.StringJoiner");

  private StreamWrites() {}

  static Verdict of(Called parallel, Scene scene) {
    for (Node.Lambda stage : stages(parallel, scene)) {
      Optional<Fact> here = write(parallel.place(), stage, scene);
      if (here.isPresent()) {
        return Verdict.of(true, here.get());
      }
      Optional<Way> way = way(parallel.place(), stage, scene);
      if (way.isPresent()) {
        return new Verdict(Verdict.Answer.YES, way.get().facts());
      }
    }
    return Verdict.NO;
  }

  static boolean isElsewhere(Called parallel, Scene scene) {
    for (Node.Lambda stage : stages(parallel, scene)) {
      if (write(parallel.place(), stage, scene).isPresent()) {
        return false;
      }
      if (way(parallel.place(), stage, scene).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The lambdas that are handed to the stages of the stream. */
  private static List<Node.Lambda> stages(Called parallel, Scene scene) {
    Body body = parallel.place().body();
    List<Node.Lambda> stages = new java.util.ArrayList<>();
    Node at = parallel.node();
    while (body.parent(at) instanceof Node.Call next && next.receiver() == at) {
      CallSite site = scene.file().index().call(parallel.place(), next);
      if (site == null || site.has(Api.Role.STREAM_TO_SEQUENTIAL)) {
        return List.of();
      }
      // What runs before is run by the stream as well, what is set up for a collector is not.
      if (!next.name().equals("collect")) {
        next.arguments().stream()
            .filter(Node.Lambda.class::isInstance)
            .forEach(lambda -> stages.add((Node.Lambda) lambda));
      }
      at = next;
    }
    return stages;
  }

  private static Optional<Fact> write(CodePlace place, Node.Lambda stage, Scene scene) {
    Body body = place.body();
    if (locks(place, stage, scene)) {
      return Optional.empty();
    }
    FileIndex index = scene.file().index();
    for (int id = stage.body().id(); id < body.end(stage); id++) {
      Node node = body.node(id);
      if (!index.runsWithin(place, node, stage.body())) {
        continue;
      }
      Fact fact = write(place, stage, node, scene);
      if (fact != null) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Fact write(CodePlace place, Node.Lambda stage, Node node, Scene scene) {
    Node.Expr target =
        node instanceof Node.Assign assign
            ? assign.target()
            : node instanceof Node.Unary unary && unary.writes() ? unary.operand() : null;
    if (target instanceof Node.ArrayAccess access) {
      boolean same =
          access.index() instanceof Node.Literal && isOutside(place, stage, access.array());
      return same ? new Fact.Step(place, node, "writes the same element for all") : null;
    }
    if (target != null) {
      return isOwnField(place, target)
          ? scene.factAt(Fact.FieldAccess.class, place, node).orElse(null)
          : null;
    }
    if (!(node instanceof Node.Call call) || call.receiver() == null) {
      return null;
    }
    CallSite site = scene.file().index().call(place, call);
    boolean changes = site != null && CHANGES.contains(site.effect());
    return changes
            && isOutside(place, stage, call.receiver())
            && isPlain(place, call.receiver(), scene)
        ? new Fact.Step(place, node, site.title() + " changes what all share")
        : null;
  }

  private static boolean isOwnField(CodePlace place, Node.Expr target) {
    if (!(place.targetOf(target) instanceof Target.Field field)) {
      return false;
    }
    return Modifier.isStatic(field.shape().modifiers())
        || target instanceof Node.Name
        || target instanceof Node.Select select && select.target() instanceof Node.This;
  }

  /** A variable of the code around the lambda, or a field. */
  private static boolean isOutside(CodePlace place, Node.Lambda stage, Node.Expr object) {
    if (object instanceof Node.LocalUse use) {
      Local local = use.local();
      return stage.captures().contains(local);
    }
    return isOwnField(place, object);
  }

  private static boolean isPlain(CodePlace place, Node.Expr object, Scene scene) {
    FileIndex index = scene.file().index();
    Code value = index.valueOf(place, object);
    String made =
        value.node() instanceof Node.New created
            ? index.siteOf(value.place(), created).owner()
            : null;
    String type =
        made != null
            ? made
            : place.typeOf(object) instanceof TypeRef.ClassRef named ? named.name() : "";
    return PLAIN.contains(type);
  }

  private static boolean locks(CodePlace place, Node.Lambda stage, Scene scene) {
    Body body = place.body();
    return body.enclosing(stage, Node.Synchronized.class) == null
        && scene
            .facts(Fact.LockUse.class, place)
            .anyMatch(lock -> body.contains(stage, lock.node()));
  }

  /** A write of a field of the same object, or of a static one, through calls. */
  private static Optional<Way> way(CodePlace place, Node.Lambda stage, Scene scene) {
    Optional<CodeUnit> unit = scene.linked().unitOf(place, stage);
    if (unit.isEmpty() || locks(place, stage, scene)) {
      return Optional.empty();
    }
    for (End.What what : List.of(End.What.OWN_WRITE, End.What.STATIC_WRITE, End.What.CHANGE)) {
      Optional<Way> way =
          scene
              .linked()
              .way(unit.get(), End.of(what))
              .filter(found -> found.confidence() == Confidence.HIGH)
              .filter(found -> !found.steps().isEmpty() && found.steps().size() <= 4)
              .filter(
                  found ->
                      what == End.What.CHANGE
                          ? changesShared(found, place, scene) || writesShared(found)
                          : isVisible(found.proof()));
      if (way.isPresent()) {
        return way;
      }
    }
    return Optional.empty();
  }

  /** Not where a test of the same field decides, as for what is computed once. */
  private static boolean isVisible(Fact proof) {
    return proof instanceof Fact.FieldAccess && !Repetition.isOnceOnly(proof.place(), proof.node());
  }

  /** A call that changes a collection in a field of the same object, or in a static one. */
  private static boolean changesShared(Way way, CodePlace from, Scene scene) {
    CodePlace place = way.proof().place();
    if (!(way.proof().node() instanceof Node.Call call)
        || call.receiver() == null
        || place.file() != from.file()
        || !isOwnField(place, call.receiver())
        || !isPlain(place, call.receiver(), scene)
        || Repetition.isOnceOnly(place, call)) {
      return false;
    }
    boolean isStatic =
        place.targetOf(call.receiver()) instanceof Target.Field field
            && Modifier.isStatic(field.shape().modifiers());
    return way.facts().stream().noneMatch(fact -> isLocked(fact, scene))
        && (isStatic || way.steps().stream().allMatch(StreamWrites::isOnSameObject));
  }

  /** A write of a field of an object that a field of the same object holds. */
  private static boolean writesShared(Way way) {
    return isVisible(way.proof())
        && way.steps().stream().allMatch(step -> isOnSameObject(step) || isOnField(step));
  }

  private static boolean isOnField(Fact.Step step) {
    return step.node() instanceof Node.Call call
        && call.receiver() != null
        && isOwnField(step.place(), call.receiver());
  }

  private static boolean isOnSameObject(Fact.Step step) {
    return step.node() instanceof Node.Call call
        && (call.receiver() == null || call.receiver() instanceof Node.This);
  }

  private static boolean isLocked(Fact fact, Scene scene) {
    CodePlace place = fact.place();
    boolean byMethod =
        place.method() != null && Modifier.isSynchronized(place.method().modifiers());
    return byMethod
        || place.body().enclosing(fact.node(), Node.Synchronized.class) != null
        || scene.facts(Fact.LockUse.class, place).findAny().isPresent();
  }
}
