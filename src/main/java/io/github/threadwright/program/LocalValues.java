package io.github.threadwright.program;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the local variables of a file hold where that is always a new object of one class, or one
 * lambda.
 */
final class LocalValues {
  private final @Nullable Value[] values;
  private final boolean[] several;
  private final Map<Node, Integer> functions = new IdentityHashMap<>();

  /** An expression with the body that it is in. */
  record Value(CodePlace place, Node.Expr expr) {}

  LocalValues(int count) {
    this.values = new Value[count];
    this.several = new boolean[count];
  }

  void addFunction(Node function, int unit) {
    functions.put(function, unit);
  }

  /** The unit of a lambda or method reference of this file. */
  int unitOf(Node function) {
    return functions.getOrDefault(function, FileCode.NONE);
  }

  void declare(CodePlace place, Node.Declare declare) {
    if (declare.init() != null) {
      put(place, declare.local(), declare.init());
    }
  }

  void assign(CodePlace place, Node.Assign assign) {
    if (assign.target() instanceof Node.LocalUse use) {
      put(place, use.local(), assign.value());
    }
  }

  private void put(CodePlace place, Local local, Node.Expr assigned) {
    Node.Expr value = bare(assigned);
    if (value instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL) {
      return;
    }
    Value known = values[local.id()];
    if (!isExact(value) || (known != null && !isSameClass(known, place, value))) {
      several[local.id()] = true;
    } else if (known == null) {
      values[local.id()] = new Value(place, value);
    }
  }

  private static boolean isSameClass(Value known, CodePlace place, Node.Expr value) {
    if (known.expr() instanceof Node.New one
        && value instanceof Node.New other
        && one.body() == null
        && other.body() == null) {
      String name = FileCode.constructed(known.place(), one);
      return name != null && name.equals(FileCode.constructed(place, other));
    }
    return false;
  }

  private static boolean isExact(Node.Expr value) {
    return value instanceof Node.New
        || value instanceof Node.Lambda
        || value instanceof Node.MethodRef;
  }

  /** Without casts around it. */
  private static Node.Expr bare(Node.Expr expr) {
    Node.Expr at = expr;
    while (at instanceof Node.Cast cast) {
      at = cast.value();
    }
    return at;
  }

  /** The creation, lambda or method reference that an expression's value always comes from. */
  @Nullable Value of(CodePlace place, Node.Expr expr) {
    Node.Expr value = bare(expr);
    if (isExact(value)) {
      return new Value(place, value);
    }
    if (!(value instanceof Node.LocalUse use)) {
      return null;
    }
    Local.Kind kind = use.local().kind();
    boolean assignedOnly = kind == Local.Kind.VARIABLE || kind == Local.Kind.RESOURCE;
    return assignedOnly && !several[use.local().id()] ? values[use.local().id()] : null;
  }
}
