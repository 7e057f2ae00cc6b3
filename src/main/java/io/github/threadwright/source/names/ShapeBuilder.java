package io.github.threadwright.source.names;

import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the outline of a declared type, with the members that the language adds: default
 * constructors, record accessors, {@code values()} (JLS 8.8.9, 8.9.3, 8.10.3), and those that
 * Lombok adds.
 */
final class ShapeBuilder {
  private ShapeBuilder() {}

  static TypeShape build(
      ProjectTypes.Declared declared, @Nullable ClassRef superclass, List<ClassRef> interfaces) {
    TypeDecl type = declared.type();
    Scope scope = declared.scope();
    List<TypeShape.FieldShape> fields = new ArrayList<>();
    for (FieldDecl field : type.fields()) {
      fields.add(
          new TypeShape.FieldShape(field.name(), scope.resolve(field.type()), field.modifiers()));
    }
    List<MethodShape> methods = new ArrayList<>();
    for (MethodDecl method : type.methods()) {
      methods.add(method(method, scope));
    }
    List<String> members = new ArrayList<>(memberNames(type));
    addImplied(type, scope, superclass, fields, methods);
    if (Lombok.isUsedIn(scope.file().file())) {
      Lombok.addMembers(declared, fields, methods, members);
    }
    return new TypeShape(
        type.binaryName(),
        type.kind(),
        type.modifiers(),
        parameters(scope),
        superclass,
        interfaces,
        fields,
        methods,
        members,
        TypeShape.Origin.PROJECT);
  }

  static List<String> memberNames(TypeDecl type) {
    return type.members().stream().map(TypeDecl::name).toList();
  }

  static List<TypeShape.TypeParameter> parameters(Scope scope) {
    List<TypeShape.TypeParameter> parameters = new ArrayList<>();
    for (int i = 0; i < scope.parameters().size(); i++) {
      parameters.add(
          new TypeShape.TypeParameter(scope.parameters().get(i).name(), scope.boundOf(i)));
    }
    return parameters;
  }

  private static MethodShape method(MethodDecl method, Scope typeScope) {
    Scope scope = ProjectTypes.methodScope(typeScope, method);
    List<TypeRef> parameters = new ArrayList<>();
    for (Local parameter : method.parameters()) {
      TypeRef type = scope.resolve(parameter.type());
      parameters.add(parameter.varargs() ? new ArrayRef(type) : type);
    }
    List<TypeShape.TypeParameter> typeParameters =
        scope == typeScope ? List.of() : parameters(scope);
    TypeRef returns = method.isConstructor() ? Primitive.VOID : scope.resolve(method.returns());
    return new MethodShape(
        method.name(), method.modifiers(), typeParameters, parameters, returns, method.varargs());
  }

  private static void addImplied(
      TypeDecl type,
      Scope scope,
      @Nullable ClassRef superclass,
      List<TypeShape.FieldShape> fields,
      List<MethodShape> methods) {
    ClassRef self = ClassRef.of(type.binaryName());
    switch (type.kind()) {
      case ENUM -> {
        methods.add(
            simple("values", Modifier.PUBLIC | Modifier.STATIC, List.of(), new ArrayRef(self)));
        methods.add(
            simple("valueOf", Modifier.PUBLIC | Modifier.STATIC, List.of(TypeOps.STRING), self));
        addDefaultConstructor(methods);
      }
      case RECORD -> addRecordMembers(type, scope, fields, methods);
      case CLASS -> {
        if (type.nesting() != TypeDecl.Nesting.ANONYMOUS) {
          addDefaultConstructor(methods);
        }
      }
      default -> {}
    }
  }

  private static void addDefaultConstructor(List<MethodShape> methods) {
    if (methods.stream().noneMatch(MethodShape::isConstructor)) {
      methods.add(simple(MethodShape.CONSTRUCTOR, Modifier.PUBLIC, List.of(), Primitive.VOID));
    }
  }

  private static void addRecordMembers(
      TypeDecl type, Scope scope, List<TypeShape.FieldShape> fields, List<MethodShape> methods) {
    List<TypeRef> components = new ArrayList<>();
    boolean varargs = false;
    for (Local component : type.recordComponents()) {
      TypeRef componentType = scope.resolve(component.type());
      componentType = component.varargs() ? new ArrayRef(componentType) : componentType;
      varargs = component.varargs();
      components.add(componentType);
      if (fields.stream().noneMatch(f -> f.name().equals(component.name()))) {
        fields.add(
            new TypeShape.FieldShape(
                component.name(), componentType, Modifier.PRIVATE | Modifier.FINAL));
      }
      if (methods.stream()
          .noneMatch(m -> m.name().equals(component.name()) && m.parameters().isEmpty())) {
        methods.add(simple(component.name(), Modifier.PUBLIC, List.of(), componentType));
      }
    }
    MethodShape canonical =
        new MethodShape(
            MethodShape.CONSTRUCTOR,
            Modifier.PUBLIC,
            List.of(),
            components,
            Primitive.VOID,
            varargs);
    if (methods.stream().noneMatch(m -> m.signature().equals(canonical.signature()))) {
      methods.add(canonical);
    }
  }

  static MethodShape simple(String name, int modifiers, List<TypeRef> parameters, TypeRef returns) {
    return new MethodShape(name, modifiers, List.of(), parameters, returns, false);
  }
}
