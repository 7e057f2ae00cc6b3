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
    return shape == null ? Verdict.UNKNOWN : test(shape);
  }

  private static Verdict test(TypeShape shape) {
    if (shape.kind() == TypeShape.Kind.ENUM) {
      return Verdict.YES;
    }
    if (shape.origin() != TypeShape.Origin.PROJECT) {
      return Verdict.NO;
    }
    if (shape.isInterface()) {
      return Verdict.NO;
    }
    boolean allFinal =
        shape.fields().stream()
            .allMatch(field -> field.isStatic() || Modifier.isFinal(field.modifiers()));
    boolean alone = shape.superclass() == null || isPlainBase(shape.superclass().name());
    boolean closed = shape.kind() == TypeShape.Kind.RECORD || Modifier.isFinal(shape.modifiers());
    if (!allFinal || !alone) {
      return Verdict.NO;
    }
    return closed ? Verdict.YES : Verdict.UNKNOWN;
  }

  private static boolean isPlainBase(String superclass) {
    return superclass.equals("java.lang.Object") || superclass.equals("java.lang.Record");
  }
}
