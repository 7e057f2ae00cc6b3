package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What accessors, constructors that only fill fields, and other small methods of the project do:
 * {@code return name;}, {@code this.price = price;}, {@code return a.compareTo(b) < 0;}. A method
 * that loops, locks or calls other methods of the project is left to the linked program, and so is
 * one that a class of the project may override.
 */
final class SmallMethods {
  private static final int LARGEST = 80;

  /** What is the same for everybody who has it. */
  private static final Set<String> VALUES =
      Set.of(
          "void",
          "boolean",
          "byte",
          "short",
          "char",
          "int",
          "long",
          "float",
          "double",
          "String",
          "Boolean",
          "Byte",
          "Short",
          "Character",
          "Integer",
          "Long",
          "Float",
          "Double");

  private final CallEffects effects;
  private final ProgramIndex program;
  private final Map<Body, Effect> known = new ConcurrentHashMap<>();

  SmallMethods(CallEffects effects, ProgramIndex program) {
    this.effects = effects;
    this.program = program;
  }

  Effect of(Target.Method target) {
    ProgramIndex.Declared declared = program.find(target.owner().name());
    if (declared == null) {
      return Effect.UNKNOWN;
    }
    MethodDecl method = program.declaration(target, declared.type());
    if (method == null) {
      return implicit(target, declared);
    }
    if (method.body() == null || method.isSynchronized() || isOverridden(method, declared.type())) {
      return Effect.UNKNOWN;
    }
    if (method.isConstructor() && !isPlain(declared)) {
      return Effect.UNKNOWN;
    }
    return ofBody(new CodePlace(declared.file(), declared.type(), method, null, method.body()));
  }

  /**
   * What the compiler or Lombok writes: record accessors, {@code values()}, default constructors,
   * getters and setters.
   */
  private Effect implicit(Target.Method target, ProgramIndex.Declared declared) {
    TypeDecl type = declared.type();
    MethodShape shape = target.shape();
    if (shape.isConstructor()) {
      return type.methods().stream().noneMatch(MethodDecl::isConstructor) && isPlain(declared)
          ? Effect.PURE
          : Effect.UNKNOWN;
    }
    if (type.kind() == TypeShape.Kind.ENUM && shape.isStatic()) {
      return Effect.PURE;
    }
    if (type.kind() == TypeShape.Kind.RECORD && shape.parameters().isEmpty() && !shape.isStatic()) {
      return Effect.HANDS_OUT;
    }
    if (type.methods().stream().anyMatch(method -> method.name().equals(shape.name()))) {
      return Effect.UNKNOWN;
    }
    if (shape.name().matches("(get|is)[A-Z].*")
        && shape.parameters().isEmpty()
        && !type.fields().isEmpty()) {
      return Effect.READS;
    }
    return shape.name().matches("set[A-Z].*")
            && shape.parameters().size() == 1
            && !type.fields().isEmpty()
        ? Effect.WRITES
        : Effect.UNKNOWN;
  }

  private boolean isOverridden(MethodDecl method, TypeDecl type) {
    int fixed = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;
    return (method.modifiers() & fixed) == 0
        && !method.isConstructor()
        && !Modifier.isFinal(type.modifiers())
        && program.hasSubtypes(type);
  }

  /**
   * Whether making an object runs no more than the constructor itself and small field initialisers.
   */
  private boolean isPlain(ProgramIndex.Declared declared) {
    TypeDecl type = declared.type();
    if (type.superclass() != null
        || type.initializers().stream().anyMatch(block -> !block.isStatic())) {
      return false;
    }
    for (FieldDecl field : type.fields()) {
      if (!field.isStatic() && field.init() != null) {
        Effect effect = ofBody(new CodePlace(declared.file(), type, null, field, field.init()));
        if (effect == Effect.UNKNOWN) {
          return false;
        }
      }
    }
    return true;
  }

  private Effect ofBody(CodePlace place) {
    Effect effect = known.get(place.body());
    if (effect == null) {
      effect = compute(place);
      known.put(place.body(), effect);
    }
    return effect;
  }

  private Effect compute(CodePlace place) {
    Body body = place.body();
    if (body.size() > LARGEST) {
      return Effect.UNKNOWN;
    }
    Effect worst = Effect.PURE;
    for (int id = 0; id < body.size(); id++) {
      Effect effect = of(place, body.node(id));
      if (effect == Effect.UNKNOWN) {
        return effect;
      }
      worst = effect == Effect.WRITES || worst == Effect.PURE ? effect : worst;
    }
    MethodDecl method = place.method();
    if (method != null && method.isConstructor()) {
      return Effect.PURE;
    }
    return worst == Effect.PURE && method != null && !isValue(method.returns())
        ? Effect.HANDS_OUT
        : worst;
  }

  private static boolean isValue(TypeName type) {
    return type.dimensions() == 0 && VALUES.contains(type.name());
  }

  private Effect of(CodePlace place, Node node) {
    if (node instanceof Node.Call || node instanceof Node.New) {
      Effect effect = effects.fromTable(place.targetOf(node));
      return switch (effect) {
        case PURE, HANDS_OUT -> Effect.PURE;
        case READS -> Effect.READS;
        default -> Effect.UNKNOWN;
      };
    }
    if (node instanceof Node.Name || node instanceof Node.Select) {
      return ofName(place, node);
    }
    if (node instanceof Node.Assign assign) {
      return ofWrite(place, assign.target());
    }
    if (node instanceof Node.Unary unary) {
      return unary.writes() ? ofWrite(place, unary.operand()) : Effect.PURE;
    }
    return isHarmless(node) ? Effect.PURE : Effect.UNKNOWN;
  }

  private static Effect ofName(CodePlace place, Node node) {
    Target target = place.targetOf(node);
    if (target instanceof Target.Field field) {
      boolean object = field.shape().isStatic() && !(field.type() instanceof TypeRef.Primitive);
      return Modifier.isFinal(field.shape().modifiers()) && !object ? Effect.PURE : Effect.READS;
    }
    return target instanceof Target.Type || target instanceof Target.Package
        ? Effect.PURE
        : Effect.READS;
  }

  private static Effect ofWrite(CodePlace place, Node.Expr target) {
    if (target instanceof Node.LocalUse) {
      return Effect.PURE;
    }
    AccessPath path = AccessPath.of(place, target);
    return path != null && path.root() == AccessPath.Root.THIS ? Effect.WRITES : Effect.UNKNOWN;
  }

  /** Nodes that do nothing but compute, choose and return. */
  private static boolean isHarmless(@Nullable Node node) {
    return node instanceof Node.Block
        || node instanceof Node.Return
        || node instanceof Node.If
        || node instanceof Node.Declare
        || node instanceof Node.LocalUse
        || node instanceof Node.Literal
        || node instanceof Node.This
        || node instanceof Node.Binary
        || node instanceof Node.Conditional
        || node instanceof Node.Cast
        || node instanceof Node.InstanceOf
        || node instanceof Node.TypePattern
        || node instanceof Node.ArrayAccess
        || node instanceof Node.NewArray
        || node instanceof Node.ArrayInit
        || node instanceof Node.ClassLiteral
        || node instanceof Node.Throw
        || node instanceof Node.Switch
        || node instanceof Node.Case
        || node instanceof Node.Yield
        || node instanceof Node.Break
        || node instanceof Node.Assert
        || node instanceof Node.Empty;
  }
}
