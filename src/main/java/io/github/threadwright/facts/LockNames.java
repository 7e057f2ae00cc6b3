package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names locks alike that are the same object: {@code final Lock l = this.lock}, {@code private
 * final Lock read = rw.readLock()} and {@code Lock lock() { return lock; }} stand for what they
 * were given.
 */
final class LockNames {
  private static final int FARTHEST = 4;

  /** Methods of a lock that give a part of it, always the same one. */
  private static final Set<String> PARTS =
      Set.of("readLock", "writeLock", "asReadLock", "asWriteLock");

  private LockNames() {}

  /** The path of the object that {@code expr} is; null when it is more than a path. */
  static @Nullable AccessPath of(FileIndex file, CodePlace place, Node.Expr expr) {
    AccessPath path = AccessPath.of(place, expr);
    Code at = new Code(place, expr);
    for (int step = 0; step < FARTHEST && path != null; step++) {
      Code next = origin(file, at);
      AccessPath further =
          next == null || next.place().type() != place.type()
              ? null
              : AccessPath.of(next.place(), next.node());
      if (further == null || !isLasting(further, path) || isMade(next.node())) {
        return path;
      }
      path = further;
      at = next;
    }
    return path;
  }

  /** {@code rw.readLock()}. */
  static boolean isPart(Node.Call call) {
    return PARTS.contains(call.name());
  }

  /** A call that may give another object each time, such as {@code lock.newCondition()}. */
  private static boolean isMade(Node node) {
    return node instanceof Node.Call call
        && call.receiver() != null
        && !(call.receiver() instanceof Node.This)
        && !PARTS.contains(call.name());
  }

  /** Other code may only be looked at for what does not depend on its own variables. */
  private static boolean isLasting(AccessPath further, AccessPath from) {
    return further.root() == AccessPath.Root.THIS
        || further.root() == AccessPath.Root.STATIC
        || (from.root() == AccessPath.Root.LOCAL && further.root() == AccessPath.Root.LOCAL);
  }

  private static @Nullable Code origin(FileIndex file, Code at) {
    if (at.node() instanceof Node.Call call) {
      return returned(file, at.place(), call);
    }
    if (at.node() instanceof Node.Select select && !(select.target() instanceof Node.This)) {
      return null;
    }
    return Values.step(file, at);
  }

  /** What {@code Lock lock() { return lock; }} returns when this object calls it on itself. */
  private static @Nullable Code returned(FileIndex file, CodePlace place, Node.Call call) {
    boolean own =
        call.receiver() == null
            || call.receiver() instanceof Node.This self && self.qualifier() == null;
    if (!own
        || !call.arguments().isEmpty()
        || !(place.targetOf(call) instanceof Target.Method target)
        || !target.owner().name().equals(place.type().binaryName())) {
      return null;
    }
    MethodDecl method = file.program().declaration(target, place.type());
    if (method == null
        || method.body() == null
        || !(method.body().root() instanceof Node.Block block)
        || block.statements().size() != 1
        || !(block.statements().get(0) instanceof Node.Return done)
        || done.value() == null) {
      return null;
    }
    return new Code(
        new CodePlace(place.file(), place.type(), method, null, method.body()), done.value());
  }
}
