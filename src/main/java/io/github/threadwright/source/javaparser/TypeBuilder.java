package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type under construction: its head is known, its members are still to come. */
final class TypeBuilder {
  final List<FieldDecl> fields = new ArrayList<>();
  final List<MethodDecl> methods = new ArrayList<>();
  final List<Initializer> initializers = new ArrayList<>();
  final List<TypeDecl> members = new ArrayList<>();

  private final @Nullable TypeBuilder outer;
  private final Head head;
  private final String binaryName;
  private final Map<String, Integer> numbered = new HashMap<>();

  /** What is written before the body of a type. */
  record Head(
      String name,
      TypeShape.Kind kind,
      TypeDecl.Nesting nesting,
      int modifiers,
      List<Annotation> annotations,
      List<TypeDecl.TypeParam> typeParameters,
      @Nullable TypeName superclass,
      List<TypeName> interfaces,
      List<Local> recordComponents,
      long span,
      long nameSpan) {}

  TypeBuilder(@Nullable TypeBuilder outer, String packageName, Head head) {
    this.outer = outer;
    this.head = head;
    this.binaryName = outer == null ? topName(packageName, head.name) : outer.nameOf(head);
  }

  private static String topName(String packageName, String name) {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /**
   * The compiler numbers anonymous classes, and local classes of one name, within the class right
   * around them.
   */
  private String nameOf(Head inner) {
    if (inner.nesting == TypeDecl.Nesting.MEMBER) {
      return binaryName + "$" + inner.name;
    }
    return binaryName + "$" + numbered.merge(inner.name, 1, Integer::sum) + inner.name;
  }

  @Nullable TypeBuilder outer() {
    return outer;
  }

  TypeShape.Kind kind() {
    return head.kind;
  }

  String name() {
    return head.name;
  }

  List<Local> recordComponents() {
    return head.recordComponents;
  }

  TypeDecl build() {
    return new TypeDecl(
        head.name,
        binaryName,
        outer == null ? null : outer.binaryName,
        head.kind,
        head.nesting,
        head.modifiers,
        head.annotations,
        head.typeParameters,
        head.superclass,
        head.interfaces,
        head.recordComponents,
        fields,
        methods,
        initializers,
        members,
        head.span,
        head.nameSpan);
  }
}
