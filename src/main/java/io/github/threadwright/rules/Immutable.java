package io.github.threadwright.rules;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.Set;

/**
 * Says whether objects of a type are seen whole by every thread that finds a reference to them,
 * however it found it: all their fields are final (JLS 17.5).
 */
final class Immutable {
  /** As many superclasses are looked at. */
  private static final int TALLEST = 8;

  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double");

  private Immutable() {}

  static boolean isBox(String type) {
    return BOXES.contains(type);
  }

  static Verdict test(TypeRef type, Scene scene) {
    if (!(type instanceof TypeRef.ClassRef named)) {
      return type instanceof TypeRef.Unknown ? Verdict.UNKNOWN : Verdict.NO;
    }
    // The outlines of library classes have no private fields, so the catalogue knows these.
    if (scene.catalogue().types().isSeenWhole(named.name(), scene.types())) {
      return Verdict.YES;
    }
    TypeShape shape = scene.types().find(named.name());
    return shape == null ? Verdict.UNKNOWN : test(shape, scene);
  }

  /** The same for an object of exactly that class, which no subclass can spoil. */
  static Verdict testExactly(String type, Scene scene) {
    if (scene.catalogue().types().isSeenWhole(type, scene.types())) {
      return Verdict.YES;
    }
    String at = type;
    for (int step = 0; step < TALLEST; step++) {
      TypeShape shape = scene.types().find(at);
      if (shape == null) {
        return Verdict.UNKNOWN;
      }
      if (shape.origin() != TypeShape.Origin.PROJECT || !allFinal(shape)) {
        return Verdict.NO;
      }
      if (shape.superclass() == null || isPlainBase(shape.superclass().name())) {
        return Verdict.YES;
      }
      at = shape.superclass().name();
    }
    return Verdict.UNKNOWN;
  }

  /**
   * Whether only constructors set the fields of a class of this file, none of which holds what is
   * filled later; unlike an immutable object it must be handed on with care.
   */
  static boolean isNeverChanged(String type, Scene scene) {
    TypeShape shape = scene.types().find(type);
    return shape != null
        && scene.type(type).isPresent()
        && (shape.superclass() == null || isPlainBase(shape.superclass().name()))
        && !shape.fields().isEmpty()
        && shape.fields().stream()
            .filter(field -> !field.isStatic())
            .allMatch(
                field ->
                    Modifier.isPrivate(field.modifiers())
                        && isPlain(field.type(), scene)
                        && scene.sharing().uses(type, field.name()).stream()
                            .noneMatch(Sharing::isSet));
  }

  /** A value, an immutable object or an array of numbers. */
  private static boolean isPlain(TypeRef type, Scene scene) {
    return type instanceof TypeRef.Primitive
        || (type instanceof TypeRef.ArrayRef array && array.element() instanceof TypeRef.Primitive)
        || test(type, scene).isYes();
  }

  private static boolean allFinal(TypeShape shape) {
    return shape.fields().stream()
        .allMatch(field -> field.isStatic() || Modifier.isFinal(field.modifiers()));
  }

  private static Verdict test(TypeShape shape, Scene scene) {
    if (shape.kind() == TypeShape.Kind.ENUM) {
      return Verdict.YES;
    }
    if (shape.origin() != TypeShape.Origin.PROJECT) {
      return Verdict.NO;
    }
    if (shape.isInterface()) {
      return Verdict.NO;
    }
    boolean closed = shape.kind() == TypeShape.Kind.RECORD || Modifier.isFinal(shape.modifiers());
    Verdict exactly = testExactly(shape.name(), scene);
    return exactly.isYes() && !closed ? Verdict.UNKNOWN : exactly;
  }

  private static boolean isPlainBase(String superclass) {
    return superclass.equals("java.lang.Object") || superclass.equals("java.lang.Record");
  }
}
