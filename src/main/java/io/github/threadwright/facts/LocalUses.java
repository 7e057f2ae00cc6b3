package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one local variable is declared, read and written. */
final class LocalUses {
  private static final Set<String> ADDING = Set.of("add", "addLast", "offer", "push", "put");

  private final Local local;
  private final BodyIndex home;
  private final @Nullable Node declaration;
  private final List<Node.LocalUse> uses = new ArrayList<>(4);
  private int writes;
  private Node.@Nullable Expr assigned;
  private boolean captured;

  /**
   * @param declaration what declares it: a {@link Node.Declare}, a loop, a lambda, a pattern; null
   *     for a parameter of the method
   */
  LocalUses(Local local, BodyIndex home, @Nullable Node declaration) {
    this.local = local;
    this.home = home;
    this.declaration = declaration;
  }

  void add(BodyIndex where, Node.LocalUse use) {
    if (where != home) {
      captured = true;
      return;
    }
    uses.add(use);
    if (isWrite(home.body(), use)) {
      writes++;
      assigned =
          where.body().parent(use) instanceof Node.Assign assign && assign.operator().equals("=")
              ? assign.value()
              : null;
    }
  }

  Local local() {
    return local;
  }

  BodyIndex home() {
    return home;
  }

  @Nullable Node declaration() {
    return declaration;
  }

  /** Reads and writes in the body that declares it, in preorder. */
  List<Node.LocalUse> uses() {
    return uses;
  }

  /** Whether a class inside the method uses it. */
  boolean captured() {
    return captured;
  }

  /** The expression that gives it its one and only value; null when there is none or several. */
  Node.@Nullable Expr soleValue() {
    Node.Expr init = declaration instanceof Node.Declare declare ? declare.init() : null;
    if (init != null) {
      return writes == 0 ? init : null;
    }
    return writes == 1 && declaration instanceof Node.Declare ? assigned : null;
  }

  /**
   * All values that it is given in its own body; an empty list when one of them is no plain
   * assignment.
   */
  List<Node.Expr> values() {
    List<Node.Expr> values = new ArrayList<>(2);
    if (declaration instanceof Node.Declare declare) {
      if (declare.init() != null) {
        values.add(declare.init());
      }
    } else {
      return List.of();
    }
    for (Node.LocalUse use : uses) {
      if (isWrite(home.body(), use)) {
        if (!(home.body().parent(use) instanceof Node.Assign assign)
            || !assign.operator().equals("=")) {
          return List.of();
        }
        values.add(assign.value());
      }
    }
    return values;
  }

  /** {@code list.add(x)}, {@code array[i] = x}. */
  List<Code> elements() {
    List<Code> elements = new ArrayList<>(2);
    Body body = home.body();
    for (Node.LocalUse use : uses) {
      Node parent = body.parent(use);
      if (parent instanceof Node.Call add
          && add.receiver() == use
          && ADDING.contains(add.name())
          && add.arguments().size() == 1) {
        elements.add(new Code(home.place(), add.arguments().get(0)));
      } else if (parent instanceof Node.ArrayAccess access
          && access.array() == use
          && body.parent(access) instanceof Node.Assign assign
          && assign.target() == access) {
        elements.add(new Code(home.place(), assign.value()));
      }
    }
    return elements;
  }

  boolean isAssigned() {
    return writes > 0;
  }

  static boolean isWrite(Body body, Node.Expr target) {
    Node parent = body.parent(target);
    return (parent instanceof Node.Assign assign && assign.target() == target)
        || (parent instanceof Node.Unary unary && unary.writes());
  }

  /** Whether the value is looked at; a compound assignment does both. */
  static boolean isRead(Body body, Node.Expr use) {
    return !(body.parent(use) instanceof Node.Assign assign
        && assign.target() == use
        && assign.operator().equals("="));
  }
}
