package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A way from a variable to an object: {@code this}, {@code lock}, {@code this.queue.lock}, {@code Foo.class}, {@code
 * rw.readLock()}. Two expressions of the same path mean the same object as long as nothing on the way is assigned: the
 * access paths of Blackshear et al., RacerD, OOPSLA 2018.
 *
 * @param root what the path starts at
 * @param local the variable it starts at, when that is a local one
 * @param key the same for the same path, however it is written
 * @param text as the source names it
 */
record AccessPath(Root root, @Nullable Local local, String key, String text) {
  private static final int LONGEST = 8;

  /** What a path starts at. */
  enum Root {
    THIS,
    LOCAL,
    STATIC,
    /** A name that nobody knows, an enclosing instance. */
    OTHER
  }

  static final AccessPath THIS = new AccessPath(Root.THIS, null, "this", "this");

  static AccessPath ofClass(String simpleName) {
    return new AccessPath(Root.STATIC, null, simpleName + ".class", simpleName + ".class");
  }

  /** The path that {@code node} is, or null when it is more than a path. */
  static @Nullable AccessPath of(CodePlace place, Node node) {
    Deque<String> steps = new ArrayDeque<>();
    Node at = node;
    while (steps.size() < LONGEST) {
      if (at instanceof Node.Cast cast) {
        at = cast.value();
      } else if (at instanceof Node.Select select && !(place.targetOf(select) instanceof Target.Type)) {
        Target target = place.targetOf(select);
        if (target instanceof Target.Field field && field.shape().isStatic()) {
          return ofField(field, simpleName(field.owner().name()) + "." + select.name(), steps);
        }
        steps.push("." + select.name());
        at = select.target();
      } else if (at instanceof Node.Call call && call.arguments().isEmpty()) {
        steps.push((call.receiver() == null ? "" : ".") + call.name() + "()");
        at = call.receiver();
        if (at == null) {
          return of(Root.THIS, null, "this", "this", steps);
        }
      } else if (at instanceof Node.ArrayAccess access && access.index() instanceof Node.Literal index) {
        steps.push("[" + index.value() + "]");
        at = access.array();
      } else {
        return ofRoot(place, at, steps);
      }
    }
    return null;
  }

  private static @Nullable AccessPath ofRoot(CodePlace place, Node root, Deque<String> steps) {
    if (root instanceof Node.LocalUse use) {
      return of(Root.LOCAL, use.local(), use.local().name() + "#" + use.local().id(), use.local().name(), steps);
    }
    if (root instanceof Node.This self) {
      return self.qualifier() == null
          ? of(Root.THIS, null, "this", "this", steps)
          : of(Root.OTHER, null, self.qualifier() + ".this", self.qualifier() + ".this", steps);
    }
    if (root instanceof Node.Super) {
      return of(Root.THIS, null, "this", "this", steps);
    }
    if (root instanceof Node.Name name) {
      return ofName(place, name, steps);
    }
    if (root instanceof Node.Select type) {
      return of(Root.STATIC, null, type.name(), type.name(), steps);
    }
    if (root instanceof Node.ClassLiteral literal) {
      String text = literal.type().simpleName() + ".class";
      return of(Root.STATIC, null, text, text, steps);
    }
    return null;
  }

  private static AccessPath ofName(CodePlace place, Node.Name name, Deque<String> steps) {
    Target target = place.targetOf(name);
    if (target instanceof Target.Field field) {
      if (field.shape().isStatic()) {
        return ofField(field, name.name(), steps);
      }
      steps.push("." + name.name());
      return of(Root.THIS, null, "this", "this", steps);
    }
    return of(target instanceof Target.Type ? Root.STATIC : Root.OTHER, null, name.name(), name.name(), steps);
  }

  private static AccessPath ofField(Target.Field field, String text, Deque<String> steps) {
    return of(Root.STATIC, null, field.owner().name() + "." + field.shape().name(), text, steps);
  }

  private static AccessPath of(Root root, @Nullable Local local, String key, String text, Deque<String> steps) {
    if (steps.isEmpty()) {
      return new AccessPath(root, local, key, text);
    }
    String tail = String.join("", steps);
    String shown = root == Root.THIS ? tail.startsWith(".") ? tail.substring(1) : tail : text + tail;
    String dot = tail.startsWith(".") || tail.startsWith("[") ? "" : ".";
    return new AccessPath(root, local, key + dot + tail, shown);
  }

  /** Whether the object that {@code other} names is this one or lies behind it. */
  boolean isPrefixOf(AccessPath other) {
    return other.key.startsWith(key)
        && (other.key.length() == key.length() || ".[".indexOf(other.key.charAt(key.length())) >= 0);
  }

  static String simpleName(String binaryName) {
    return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
