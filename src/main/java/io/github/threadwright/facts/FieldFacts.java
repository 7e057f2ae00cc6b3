package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes of fields, with the locks held there. Constants are left out: nobody can see
 * them change.
 */
final class FieldFacts {
  private static final String STRING = "java.lang.String";

  private final CodePlace place;
  private final Body body;
  private final HeldLocks locks;
  private final Phrases phrases;

  FieldFacts(BodyIndex index, HeldLocks locks, Phrases phrases) {
    this.place = index.place();
    this.body = index.body();
    this.locks = locks;
    this.phrases = phrases;
  }

  /**
   * @param name a {@link Node.Name} or {@link Node.Select}
   */
  Fact.@Nullable FieldAccess of(Node.Expr name) {
    if (!(place.targetOf(name) instanceof Target.Field field) || isConstant(field)) {
      return null;
    }
    Node parent = body.parent(name);
    if (!LocalUses.isWrite(body, name)) {
      return fact(name, field, Fact.FieldAccess.Kind.READ, false);
    }
    boolean compound = !(parent instanceof Node.Assign assign) || isCompound(assign, field);
    return fact(parent == null ? name : parent, field, Fact.FieldAccess.Kind.WRITE, compound);
  }

  private Fact.FieldAccess fact(
      Node node, Target.Field field, Fact.FieldAccess.Kind kind, boolean compound) {
    String start =
        kind == Fact.FieldAccess.Kind.READ
            ? "reads "
            : compound ? "reads and writes at once " : "writes ";
    String text = phrases.of(start, field.shape().name());
    return new Fact.FieldAccess(
        place, node, field.owner().name(), field, kind, compound, locks.at(node), text);
  }

  private static boolean isConstant(Target.Field field) {
    int constant = Modifier.STATIC | Modifier.FINAL;
    TypeRef type = field.shape().type();
    return (field.shape().modifiers() & constant) == constant
        && (type instanceof TypeRef.Primitive
            || type instanceof TypeRef.ClassRef named && named.name().equals(STRING));
  }

  /** {@code n += 1}, {@code n = n + 1}, {@code n = max(n, x)}. */
  private boolean isCompound(Node.Assign assign, Target.Field field) {
    if (!assign.operator().equals("=")) {
      return true;
    }
    AccessPath written = AccessPath.of(place, assign.target());
    if (written == null) {
      return false;
    }
    int end = body.end(assign.value());
    for (int id = assign.value().id(); id < end; id++) {
      Node node = body.node(id);
      if (isNamed(node, field.shape().name())
          && place.targetOf(node) instanceof Target.Field read
          && isSame(read, field)) {
        AccessPath path = AccessPath.of(place, node);
        if (path != null && path.key().equals(written.key())) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isNamed(Node node, String name) {
    return node instanceof Node.Name n
        ? n.name().equals(name)
        : node instanceof Node.Select s && s.name().equals(name);
  }

  static boolean isSame(Target.Field one, Target.Field other) {
    return one.shape().name().equals(other.shape().name())
        && one.owner().name().equals(other.owner().name());
  }
}
