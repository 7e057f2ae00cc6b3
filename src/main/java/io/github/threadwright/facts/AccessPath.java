package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import org.jspecify.annotations.Nullable;

/**
 * A way from a variable to an object: {@code this}, {@code lock}, {@code this.queue.lock}, {@code
 * Foo.class}, {@code rw.readLock()}. Two expressions of the same path mean the same object as long
 * as nothing on the way is assigned: the access paths of Blackshear et al., RacerD, OOPSLA 2018.
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

  /** The lock that this object is, being a {@code Lock}; not the same as its monitor. */
  static final AccessPath OWN_LOCK = new AccessPath(Root.THIS, null, "this as a lock", "this");

  static AccessPath ofClass(String simpleName) {
    return new AccessPath(Root.STATIC, null, simpleName + ".class", simpleName + ".class");
  }

  /** The path that {@code node} is, or null when it is more than a path. */
  static @Nullable AccessPath of(CodePlace place, Node node) {
    String tail = "";
    Node at = node;
    for (int steps = 0; steps < LONGEST; steps++) {
      if (at instanceof Node.Cast cast) {
        at = cast.value();
      } else if (at instanceof Node.Select select
          && !(place.targetOf(select) instanceof Target.Type)) {
        if (place.targetOf(select) instanceof Target.Field field && field.shape().isStatic()) {
          return ofField(field, simpleName(field.owner().name()) + "." + select.name(), tail);
        }
        tail = "." + select.name() + tail;
        at = select.target();
      } else if (at instanceof Node.Call call && call.arguments().isEmpty()) {
        tail = (call.receiver() == null ? "" : ".") + call.name() + "()" + tail;
        at = call.receiver();
        if (at == null) {
          return of(Root.THIS, null, "this", "this", tail);
        }
      } else if (at instanceof Node.ArrayAccess access
          && access.index() instanceof Node.Literal index) {
        tail = "[" + index.value() + "]" + tail;
        at = access.array();
      } else {
        return ofRoot(place, at, tail);
      }
    }
    return null;
  }

  private static @Nullable AccessPath ofRoot(CodePlace place, Node root, String tail) {
    if (root instanceof Node.LocalUse use) {
      return of(Root.LOCAL, use.local(), key(use.local()), use.local().name(), tail);
    }
    if (root instanceof Node.This self) {
      return isThis(place, self, tail)
          ? of(Root.THIS, null, "this", "this", tail)
          : of(Root.OTHER, null, self.qualifier() + ".this", self.qualifier() + ".this", tail);
    }
    if (root instanceof Node.Super) {
      return of(Root.THIS, null, "this", "this", tail);
    }
    if (root instanceof Node.Name name) {
      return ofName(place, name, tail);
    }
    if (root instanceof Node.Select type) {
      return of(Root.STATIC, null, type.name(), type.name(), tail);
    }
    if (root instanceof Node.ClassLiteral literal) {
      String text = literal.type().simpleName() + ".class";
      return of(Root.STATIC, null, text, text, tail);
    }
    return null;
  }

  /**
   * The members of an enclosing object count as this object's, as they do where they are named
   * without {@code Outer.this}.
   */
  private static boolean isThis(CodePlace place, Node.This self, String tail) {
    return self.qualifier() == null
        || !tail.isEmpty()
        || self.qualifier().equals(place.type().name());
  }

  /** The key of a path that is just that variable. */
  static String key(Local local) {
    return local.name() + "#" + local.id();
  }

  private static AccessPath ofName(CodePlace place, Node.Name name, String tail) {
    Target target = place.targetOf(name);
    if (target instanceof Target.Field field) {
      return field.shape().isStatic()
          ? ofField(field, name.name(), tail)
          : of(Root.THIS, null, "this", "this", "." + name.name() + tail);
    }
    return of(
        target instanceof Target.Type ? Root.STATIC : Root.OTHER,
        null,
        name.name(),
        name.name(),
        tail);
  }

  private static AccessPath ofField(Target.Field field, String text, String tail) {
    return of(Root.STATIC, null, field.owner().name() + "." + field.shape().name(), text, tail);
  }

  private static AccessPath of(
      Root root, @Nullable Local local, String key, String text, String tail) {
    if (tail.isEmpty()) {
      return new AccessPath(root, local, key, text);
    }
    String shown =
        root == Root.THIS ? tail.startsWith(".") ? tail.substring(1) : tail : text + tail;
    String dot = tail.startsWith(".") || tail.startsWith("[") ? "" : ".";
    return new AccessPath(root, local, key + dot + tail, shown);
  }

  static String simpleName(String binaryName) {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
