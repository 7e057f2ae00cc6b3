package io.github.threadwright.workload;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What statements of one block hand to each other, by access paths. */
final class Dataflow {
  private static final int FARTHEST = 6;

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
      Node node = body.node(id);
      boolean names =
          node instanceof Node.LocalUse || node instanceof Node.Name || node instanceof Node.Select;
      boolean plainTarget =
          body.parent(node) instanceof Node.Assign assign
              && assign.target() == node
              && assign.operator().equals("=");
      String path = names && !plainTarget ? index.pathOf(place, (Node.Expr) node) : null;
      if (path != null && meant.test(path)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The objects that a wait needs for itself: a connection, statement or stream that it is called
   * on, and what that was made from; a file that it names.
   */
  static List<String> talksThrough(FileIndex index, CodePlace place, Fact.Waits wait) {
    List<String> paths = new ArrayList<>();
    if (wait.node() instanceof Node.Call call) {
      if (call.receiver() != null) {
        addConversation(index, place, call.receiver(), paths);
      }
      if (wait.kind() == WaitKind.FILE) {
        call.arguments().forEach(argument -> addIfPresent(paths, index.pathOf(place, argument)));
      }
    }
    return paths;
  }

  private static void addConversation(
      FileIndex index, CodePlace place, Node.Expr receiver, List<String> paths) {
    Node.Expr at = receiver;
    CodePlace where = place;
    for (int step = 0; step < FARTHEST && at != null && isStateful(index, where, at); step++) {
      addIfPresent(paths, index.pathOf(where, at));
      Code made = index.valueOf(where, at);
      where = made.place();
      at =
          made.node() instanceof Node.Call call
                  && !(call.receiver() != null
                      && where.targetOf(call.receiver()) instanceof Target.Type)
              ? call.receiver()
              : null;
    }
  }

  private static boolean isStateful(FileIndex index, CodePlace place, Node.Expr expr) {
    return place.typeOf(expr) instanceof TypeRef.ClassRef type && index.isStateful(type.name());
  }

  private static void addIfPresent(List<String> paths, @Nullable String path) {
    if (path != null) {
      paths.add(path);
    }
  }
}
