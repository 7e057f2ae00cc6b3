package io.github.threadwright.rules;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A field that the file declares.
 *
 * @param owner the outline of its class
 * @param shape the same field there
 */
record DeclaredField(
    ProgramFile file, TypeDecl type, FieldDecl field, TypeShape owner, TypeShape.FieldShape shape) {

  /** Those of the file that are no constants of an enum, in order of the source within a type. */
  static Stream<DeclaredField> of(Scene scene) {
    ProgramFile file = scene.file().file();
    return file.source().allTypes().flatMap(type -> of(scene, file, type));
  }

  private static Stream<DeclaredField> of(Scene scene, ProgramFile file, TypeDecl type) {
    TypeShape owner = type.fields().isEmpty() ? null : scene.types().find(type.binaryName());
    if (owner == null) {
      return Stream.empty();
    }
    Map<String, TypeShape.FieldShape> shapes = new HashMap<>();
    owner.fields().forEach(shape -> shapes.putIfAbsent(shape.name(), shape));
    return type.fields().stream()
        .filter(field -> !field.enumConstant() && shapes.containsKey(field.name()))
        .map(field -> new DeclaredField(file, type, field, owner, shapes.get(field.name())));
  }

  /** The name in its declaration, as a body of its own: a declaration is no code. */
  CodePlace place() {
    Node[] name = {new Node.Name(0, field.nameSpan(), field.name())};
    return new CodePlace(file, type, null, field, new Body(name, new int[] {-1}));
  }

  String name() {
    return field.name();
  }

  TypeRef fieldType() {
    return shape.type();
  }

  boolean isOf(String supertype, Scene scene) {
    return scene.file().index().isSubtypeOf(fieldType(), supertype);
  }
}
