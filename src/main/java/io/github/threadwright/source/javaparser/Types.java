package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.WildcardType;
import io.github.threadwright.source.TypeDecl.TypeParam;
import io.github.threadwright.source.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types as they are written. */
final class Types {
  private final Source source;

  Types(Source source) {
    this.source = source;
  }

  /**
   * A type some of whose parts are still to come; parts are in a queue because types nest as deep
   * as one likes.
   */
  private final class Open {
    final Type whole;
    final Type element;
    final int dimensions;
    final List<? extends Type> parts;
    final List<TypeName> done;

    Open(Type whole) {
      int brackets = 0;
      Type inner = whole;
      while (inner instanceof ArrayType array) {
        inner = array.getComponentType();
        brackets++;
      }
      this.whole = whole;
      this.element = inner;
      this.dimensions = brackets;
      this.parts = partsOf(inner);
      this.done = parts.isEmpty() ? List.of() : new ArrayList<>(parts.size());
    }

    boolean complete() {
      return done.size() == parts.size();
    }

    TypeName close() {
      return new TypeName(
          nameOf(element), done, dimensions, isDiamond(element), source.span(whole));
    }
  }

  /** Null where none is written, as for most parameters of lambdas. */
  @Nullable TypeName ofParameter(Type type) {
    return type instanceof UnknownType ? null : of(type);
  }

  TypeName of(Type type) {
    if (!(type instanceof ArrayType) && partsOf(type).isEmpty()) {
      return new TypeName(nameOf(type), List.of(), 0, isDiamond(type), source.span(type));
    }
    Open root = new Open(type);
    if (root.complete()) {
      return root.close();
    }
    Deque<Open> open = new ArrayDeque<>();
    open.push(root);
    while (true) {
      Open top = open.element();
      if (!top.complete()) {
        open.push(new Open(top.parts.get(top.done.size())));
        continue;
      }
      TypeName done = open.pop().close();
      if (open.isEmpty()) {
        return done;
      }
      open.element().done.add(done);
    }
  }

  List<TypeName> of(NodeList<? extends Type> types) {
    if (types.isEmpty()) {
      return List.of();
    }
    List<TypeName> names = new ArrayList<>(types.size());
    for (Type type : types) {
      names.add(of(type));
    }
    return names;
  }

  List<TypeName> ofArguments(Optional<NodeList<Type>> arguments) {
    return arguments.isPresent() ? of(arguments.get()) : List.of();
  }

  List<TypeParam> parameters(NodeList<TypeParameter> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    List<TypeParam> all = new ArrayList<>(parameters.size());
    for (TypeParameter parameter : parameters) {
      all.add(new TypeParam(source.name(parameter.getName()), of(parameter.getTypeBound())));
    }
    return all;
  }

  private static List<? extends Type> partsOf(Type type) {
    if (type instanceof ClassOrInterfaceType named) {
      NodeList<Type> arguments = named.getTypeArguments().orElse(null);
      return arguments == null ? List.of() : arguments;
    }
    if (type instanceof WildcardType wildcard) {
      Type bound = wildcard.getSuperType().or(wildcard::getExtendedType).orElse(null);
      return bound == null ? List.of() : List.of(bound);
    }
    if (type instanceof IntersectionType intersection) {
      return intersection.getElements();
    }
    return type instanceof UnionType union ? union.getElements() : List.of();
  }

  private static boolean isDiamond(Type type) {
    return type instanceof ClassOrInterfaceType named && named.isUsingDiamondOperator();
  }

  private String nameOf(Type type) {
    if (type instanceof ClassOrInterfaceType named) {
      return nameOf(named);
    }
    if (type instanceof PrimitiveType primitive) {
      return primitive.getType().asString();
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getSuperType().isPresent() ? TypeName.SUPER : TypeName.EXTENDS;
    }
    if (type instanceof IntersectionType) {
      return TypeName.INTERSECTION;
    }
    if (type instanceof UnionType) {
      return TypeName.UNION;
    }
    return type.isVoidType() ? "void" : TypeName.VAR;
  }

  /** The name with its dots; type arguments of an outer type are left out. */
  private String nameOf(ClassOrInterfaceType type) {
    ClassOrInterfaceType scope = type.getScope().orElse(null);
    if (scope == null) {
      return source.name(type.getName());
    }
    List<String> parts = new ArrayList<>();
    for (@Nullable ClassOrInterfaceType part = type;
        part != null;
        part = part.getScope().orElse(null)) {
      parts.add(part.getName().getIdentifier());
    }
    return source.dotted(parts);
  }
}
