package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl.TypeParam;
import io.github.threadwright.source.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.IntersectionCastTypeReference;
import org.eclipse.jdt.internal.compiler.ast.TypeParameter;
import org.eclipse.jdt.internal.compiler.ast.TypeReference;
import org.eclipse.jdt.internal.compiler.ast.UnionTypeReference;
import org.eclipse.jdt.internal.compiler.ast.Wildcard;
import org.jspecify.annotations.Nullable;

/** Types as they are written. */
record TypeNames(Code code) {

  TypeName of(TypeReference type) {
    return of(type, type.dimensions());
  }

  /** The type of the elements that a variable number of arguments becomes. */
  TypeName ofElement(TypeReference type) {
    return of(type, Math.max(0, type.dimensions() - 1));
  }

  private TypeName of(TypeReference type, int dimensions) {
    boolean diamond = (type.bits & ASTNode.IsDiamond) != 0;
    List<TypeName> parts = parts(type);
    long span = Code.span(type.sourceStart, last(type, parts, diamond));
    return new TypeName(nameOf(type), parts, dimensions, diamond, span);
  }

  /** The compiler ends a type with arguments where its name ends. */
  private int last(TypeReference type, List<TypeName> parts, boolean diamond) {
    boolean generic = type.getTypeArguments() != null && (diamond || !parts.isEmpty());
    if (!generic) {
      return type.sourceEnd;
    }
    int from = parts.isEmpty() ? type.sourceStart : Span.end(parts.get(parts.size() - 1).span());
    int close = code.text().indexOf('>', from);
    int last = Math.max(type.sourceEnd, close);
    for (int i = 0; i < type.dimensions() && code.startsAt(last + 1, '['); i++) {
      last = Math.max(last, code.text().indexOf(']', last));
    }
    return last;
  }

  List<TypeName> of(TypeReference @Nullable [] types) {
    return types == null ? List.of() : Arrays.stream(types).map(this::of).toList();
  }

  private static String nameOf(TypeReference type) {
    if (type instanceof Wildcard wildcard) {
      return wildcard.kind == Wildcard.SUPER ? TypeName.SUPER : TypeName.EXTENDS;
    }
    if (type instanceof UnionTypeReference) {
      return TypeName.UNION;
    }
    if (type instanceof IntersectionCastTypeReference) {
      return TypeName.INTERSECTION;
    }
    return Stream.of(type.getTypeName()).map(String::new).collect(Collectors.joining("."));
  }

  private List<TypeName> parts(TypeReference type) {
    if (type instanceof Wildcard wildcard) {
      return wildcard.bound == null ? List.of() : List.of(of(wildcard.bound));
    }
    if (type instanceof UnionTypeReference union) {
      return of(union.typeReferences);
    }
    if (type instanceof IntersectionCastTypeReference intersection) {
      return of(intersection.typeReferences);
    }
    TypeReference[][] arguments = type.getTypeArguments();
    return arguments == null || arguments.length == 0
        ? List.of()
        : of(arguments[arguments.length - 1]);
  }

  List<TypeParam> parameters(TypeParameter @Nullable [] parameters) {
    List<TypeParam> all = new ArrayList<>();
    for (TypeParameter parameter : parameters == null ? new TypeParameter[0] : parameters) {
      List<TypeName> bounds = new ArrayList<>();
      if (parameter.type != null) {
        bounds.add(of(parameter.type));
      }
      bounds.addAll(of(parameter.bounds));
      all.add(new TypeParam(new String(parameter.name), bounds));
    }
    return all;
  }
}
