package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that are made when they are first needed:
 *
 * <pre>{@code
 * if (f == null) {        // or: if (f != null) return f;
 *   f = new T();          // or: if (!ready) { table = load(); ready = true; }
 * }
 * }</pre>
 *
 * <p>A flag counts when something else is prepared with it. What a caller hands in is not made
 * here, and constructors have their object to themselves.
 */
final class LazyInitialisation {
  /** A method that nobody overrides. */
  private static final int FIXED = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final SetTests tests;
  private final Phrases phrases;

  LazyInitialisation(FileIndex file, BodyIndex index, SetTests tests, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.tests = tests;
    this.phrases = phrases;
  }

  void find(Locks locks, Consumer<Fact> found) {
    boolean initialising = place.method() == null || place.method().isConstructor();
    for (Node node : index.writes()) {
      if (node instanceof Node.Assign write
          && write.operator().equals("=")
          && !(initialising && index.detachedIn(write) == BodyIndex.NONE)
          && (write.target() instanceof Node.Name || write.target() instanceof Node.Select)
          && place.targetOf(write.target()) instanceof Target.Field field) {
        Fact fact = of(write, field, locks);
        if (fact != null) {
          found.accept(fact);
        }
      }
    }
  }

  private @Nullable Fact of(Node.Assign write, Target.Field field, Locks locks) {
    AccessPath path = AccessPath.of(place, write.target());
    Node test = path == null ? null : tests.before(write, path.key(), 0);
    if (path == null || test == null || isWrittenBefore(test, path)) {
      return null;
    }
    Code value = origin(Values.latest(file, place, value(write)));
    boolean flag = field.type() == TypeRef.Primitive.BOOLEAN;
    Set<String> prepared = flag && isTrue(value.node()) ? prepared(test, write, field) : Set.of();
    boolean made = flag ? !prepared.isEmpty() : isMade(value.node());
    return made
        ? new Fact.LazilySet(
            place,
            test,
            write,
            value,
            field,
            field.owner().name(),
            !names(test, field),
            LazyUse.of(file, index, write, field, prepared),
            locks.common(test, write),
            phrases.of("sets when it finds it unset: ", path.text()))
        : null;
  }

  /** {@code f = given(); if (f == null) f = DEFAULT;}: what is tested has just been set. */
  private boolean isWrittenBefore(Node test, AccessPath path) {
    for (Node write : index.writes()) {
      if (write.id() >= test.id()) {
        return false;
      }
      if (write instanceof Node.Assign before && isPath(before.target(), path)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPath(Node.Expr expr, AccessPath path) {
    AccessPath other = expr instanceof Node.LocalUse ? null : AccessPath.of(place, expr);
    return other != null && other.key().equals(path.key());
  }

  /** Whether the condition itself names the field. */
  private boolean names(Node test, Target.Field field) {
    Node condition =
        test instanceof Node.If branch
            ? branch.condition()
            : test instanceof Node.Conditional choice ? choice.condition() : test;
    return body.subtree(condition)
        .anyMatch(
            node ->
                FieldFacts.isNamed(node, field.shape().name())
                    && !(body.parent(node) instanceof Node.Assign));
  }

  /** {@code f = l = new T()} gives what the inner assignment gives. */
  private static Node.Expr value(Node.Assign write) {
    Node.Expr value = write.value();
    while (value instanceof Node.Assign inner && inner.operator().equals("=")) {
      value = inner.value();
    }
    return value;
  }

  /** Through a helper of this file that does nothing but make it. */
  private Code origin(Code value) {
    if (!(value.node() instanceof Node.Call call)
        || !(value.place().targetOf(call) instanceof Target.Method method)
        || (method.shape().modifiers() & FIXED) == 0) {
      return value;
    }
    Code helper = RunCode.ofMethod(file, method);
    if (helper == null || !file.covers(helper.place())) {
      return value;
    }
    List<Node.Return> results = new ArrayList<>(1);
    helper.place().body().forEach(Node.Return.class, results::add);
    Node.Expr made = results.size() == 1 ? results.get(0).value() : null;
    return made == null ? value : file.valueOf(helper.place(), made);
  }

  private static boolean isTrue(Node value) {
    return value instanceof Node.Literal literal && literal.value().equals("true");
  }

  private static boolean isMade(Node value) {
    boolean given =
        value instanceof Node.This
            || (value instanceof Node.LocalUse use
                && (use.local().kind() == Local.Kind.PARAMETER
                    || use.local().kind() == Local.Kind.LAMBDA_PARAMETER));
    return !given && !isUnset(value);
  }

  private static boolean isUnset(Node value) {
    return value instanceof Node.Literal literal
        && (literal.kind() == Node.Literal.Kind.NULL
            || literal.kind() == Node.Literal.Kind.BOOLEAN);
  }

  /** The names of the other fields that are written because the flag is not set. */
  private Set<String> prepared(Node test, Node.Assign flag, Target.Field field) {
    Set<String> names = new HashSet<>();
    for (int id = test.id(); id < flag.id(); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Assign write) {
        addOther(place, write, field, names);
      } else if (node instanceof Node.Call call && call.receiver() == null) {
        addWritten(call, field, names);
      }
    }
    return names;
  }

  private void addWritten(Node.Call call, Target.Field field, Set<String> names) {
    if (!(place.targetOf(call) instanceof Target.Method method)
        || !method.owner().name().equals(field.owner().name())) {
      return;
    }
    Code code = RunCode.ofMethod(file, method);
    if (code != null) {
      code.place()
          .body()
          .forEach(Node.Assign.class, write -> addOther(code.place(), write, field, names));
    }
  }

  private static void addOther(
      CodePlace place, Node.Assign write, Target.Field field, Set<String> names) {
    if (!(write.target() instanceof Node.LocalUse)
        && !isUnset(write.value())
        && place.targetOf(write.target()) instanceof Target.Field other
        && other.owner().name().equals(field.owner().name())
        && !FieldFacts.isSame(other, field)) {
      names.add(other.shape().name());
    }
  }
}
