package io.github.threadwright.source;

import io.github.threadwright.source.types.TypeShape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class, interface, enum, record or annotation that the source declares.
 *
 * @param name simple name; empty for an anonymous class
 * @param binaryName e.g. {@code p.Outer$Inner}; {@code p.Outer$1} for the first anonymous class in
 *     {@code p.Outer}, in textual order, and {@code p.Outer$1Local} for a local one
 * @param outer binary name of the enclosing type, null at the top
 * @param modifiers bits of {@link java.lang.reflect.Modifier}, implicit ones included
 * @param superclass as written; for an anonymous class what {@code new} names, be it class or
 *     interface
 * @param interfaces as written; for an interface what it extends
 * @param recordComponents in order; they are fields and accessors too where the source does not
 *     write them
 */
public record TypeDecl(
    String name,
    String binaryName,
    @Nullable String outer,
    TypeShape.Kind kind,
    Nesting nesting,
    int modifiers,
    List<Annotation> annotations,
    List<TypeParam> typeParameters,
    @Nullable TypeName superclass,
    List<TypeName> interfaces,
    List<Local> recordComponents,
    List<FieldDecl> fields,
    List<MethodDecl> methods,
    List<Initializer> initializers,
    List<TypeDecl> members,
    long span,
    long nameSpan) {

  public TypeDecl {
    annotations = List.copyOf(annotations);
    typeParameters = List.copyOf(typeParameters);
    interfaces = List.copyOf(interfaces);
    recordComponents = List.copyOf(recordComponents);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    initializers = List.copyOf(initializers);
    members = List.copyOf(members);
  }

  /** Where a type is declared. */
  public enum Nesting {
    TOP,
    MEMBER,
    LOCAL,
    ANONYMOUS
  }

  /** A type parameter with its bounds as written. */
  public record TypeParam(String name, List<TypeName> bounds) {
    public TypeParam {
      bounds = List.copyOf(bounds);
    }
  }

  /** All bodies of its members, in the order fields, initialisers, methods. */
  public Stream<Body> bodies() {
    return Stream.of(
            fields.stream().map(FieldDecl::init),
            initializers.stream().map(Initializer::body),
            methods.stream().map(MethodDecl::body))
        .flatMap(s -> s)
        .filter(java.util.Objects::nonNull);
  }
}
