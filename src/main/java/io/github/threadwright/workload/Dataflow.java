package io.github.threadwright.workload;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What statements of one block hand to each other, by access paths. */
final class Dataflow {
  private static final int FARTHEST = 6;
  private static final String A_CONNECTION = "a connection";
  private static final String ANY_CONNECTION = "any connection";

  private Dataflow() {}

  /** Calls {@code found} for every variable and field that {@code statement} writes. */
  static void written(FileIndex index, CodePlace place, Node statement, Consumer<String> found) {
    Body body = place.body();
    for (int id = statement.id(); id < body.end(statement); id++) {
      Node node = body.node(id);
      Node.Expr target = null;
      if (node instanceof Node.Declare declare) {
        found.accept(FileIndex.pathOf(declare.local()));
      } else if (node instanceof Node.Assign assign) {
        target = assign.target();
      } else if (node instanceof Node.Unary unary && unary.writes()) {
        target = unary.operand();
      }
      while (target instanceof Node.ArrayAccess access) {
        target = access.array();
      }
      String path = target == null ? null : index.pathOf(place, target);
      if (path != null) {
        found.accept(path);
      }
    }
  }

  /** Whether {@code statement} looks at one of the variables or fields that are meant. */
  static boolean reads(FileIndex index, CodePlace place, Node statement, Predicate<String> meant) {
    Body body = place.body();
    for (int id = statement.id(); id < body.end(statement); id++) {
      String path = readAt(index, place, body.node(id));
      if (path != null && meant.test(path)) {
        return true;
      }
    }
    return false;
  }

  /** Calls {@code found} for every variable and field that {@code statement} looks at. */
  static void used(FileIndex index, CodePlace place, Node statement, Consumer<String> found) {
    reads(
        index,
        place,
        statement,
        path -> {
          found.accept(path);
          return false;
        });
  }

  private static @Nullable String readAt(FileIndex index, CodePlace place, Node node) {
    boolean names =
        node instanceof Node.LocalUse || node instanceof Node.Name || node instanceof Node.Select;
    boolean plainTarget =
        place.body().parent(node) instanceof Node.Assign assign
            && assign.target() == node
            && assign.operator().equals("=");
    return names && !plainTarget ? index.pathOf(place, (Node.Expr) node) : null;
  }

  /**
   * The objects that a wait needs for itself: a connection, statement or stream that it is called
   * on, and what that was made from; a file that it names.
   */
  static List<String> talksThrough(FileIndex index, CodePlace place, Fact.Waits wait) {
    List<String> paths = new ArrayList<>();
    if (wait.node() instanceof Node.Call call) {
      addConversation(index, place, call.receiver(), wait.kind(), paths);
      if (wait.kind() == WaitKind.FILE) {
        call.arguments().forEach(argument -> addIfPresent(paths, index.pathOf(place, argument)));
      }
    }
    return paths;
  }

  /** Whether two waits need one object; connections of unseen origin may all be the same. */
  static boolean meet(Set<String> one, Collection<String> other) {
    return other.stream().anyMatch(path -> !path.equals(A_CONNECTION) && one.contains(path))
        || (one.contains(ANY_CONNECTION) && other.contains(A_CONNECTION))
        || (other.contains(ANY_CONNECTION) && one.contains(A_CONNECTION));
  }

  private static void addConversation(
      FileIndex index,
      CodePlace place,
      Node.@Nullable Expr receiver,
      WaitKind kind,
      List<String> paths) {
    if (receiver == null || receiver instanceof Node.Super || receiver instanceof Node.This) {
      addIf(index.isStateful(place.type().binaryName()), "this", paths);
      return;
    }
    Code at = new Code(place, receiver);
    for (int step = 0;
        step < FARTHEST
            && at.node() instanceof Node.Expr expr
            && isStateful(index, at.place(), expr);
        step++) {
      addIf(kind == WaitKind.DATABASE, A_CONNECTION, paths);
      addIfPresent(paths, index.pathOf(at.place(), expr));
      Code made = index.valueOf(at.place(), expr);
      if (!(made.node() instanceof Node.Call call) || call.receiver() == null) {
        addIf(kind == WaitKind.DATABASE, ANY_CONNECTION, paths);
        return;
      }
      at = new Code(made.place(), call.receiver());
    }
  }

  private static boolean isStateful(FileIndex index, CodePlace place, Node.Expr expr) {
    return place.typeOf(expr) instanceof TypeRef.ClassRef type && index.isStateful(type.name());
  }

  private static void addIf(boolean condition, String path, List<String> paths) {
    if (condition) {
      paths.add(path);
    }
  }

  private static void addIfPresent(List<String> paths, @Nullable String path) {
    if (path != null) {
      paths.add(path);
    }
  }
}
