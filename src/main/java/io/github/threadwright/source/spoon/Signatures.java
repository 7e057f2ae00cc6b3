package io.github.threadwright.source.spoon;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import io.github.threadwright.source.types.TypeSource;
import java.util.List;
import java.util.stream.Collectors;

/** Types as class files write them, JVMS 4.3 and 4.7.9.1. */
final class Signatures {
  /** Stands where we do not know the type; no class has this name, so the compiler neither. */
  private static final String UNKNOWN = "Lunknown/Type;";

  private static final String OBJECT = "java.lang.Object";

  private Signatures() {}

  static String internal(String binaryName) {
    return binaryName.replace('.', '/');
  }

  // ---- erased

  static String descriptor(MethodShape method) {
    return method.parameters().stream()
            .map(Signatures::descriptor)
            .collect(Collectors.joining("", "(", ")"))
        + descriptor(method.returns());
  }

  static String descriptor(TypeRef type) {
    if (type instanceof TypeRef.ClassRef ref) {
      return "L" + internal(ref.name()) + ";";
    }
    if (type instanceof TypeRef.Primitive primitive) {
      return primitive(primitive);
    }
    if (type instanceof TypeRef.ArrayRef array) {
      return "[" + descriptor(array.element());
    }
    if (type instanceof TypeRef.TypeVar variable) {
      return descriptor(variable.bound());
    }
    return type instanceof TypeRef.Wildcard wildcard ? descriptor(wildcard.bound()) : UNKNOWN;
  }

  private static String primitive(TypeRef.Primitive type) {
    return switch (type) {
      case BOOLEAN -> "Z";
      case BYTE -> "B";
      case SHORT -> "S";
      case CHAR -> "C";
      case INT -> "I";
      case LONG -> "J";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case VOID -> "V";
    };
  }

  // ---- generic

  static String generic(TypeShape type, TypeSource types) {
    StringBuilder text = new StringBuilder(parameters(type.typeParameters(), types));
    text.append(
        generic(type.superclass() == null ? TypeRef.ClassRef.of(OBJECT) : type.superclass()));
    type.interfaces().forEach(i -> text.append(generic(i)));
    return text.toString();
  }

  static String generic(MethodShape method, TypeSource types) {
    return parameters(method.typeParameters(), types)
        + method.parameters().stream()
            .map(Signatures::generic)
            .collect(Collectors.joining("", "(", ")"))
        + generic(method.returns());
  }

  private static String parameters(List<TypeParameter> parameters, TypeSource types) {
    if (parameters.isEmpty()) {
      return "";
    }
    return parameters.stream()
        .map(p -> p.name() + bound(p.bound(), types))
        .collect(Collectors.joining("", "<", ">"));
  }

  /** A bound that is an interface stands behind an empty one that is a class. */
  private static String bound(TypeRef bound, TypeSource types) {
    TypeShape shape = bound instanceof TypeRef.ClassRef ref ? types.find(ref.name()) : null;
    return (shape != null && shape.isInterface() ? "::" : ":") + generic(bound);
  }

  static String generic(TypeRef type) {
    if (type instanceof TypeRef.ClassRef ref && !ref.arguments().isEmpty()) {
      return ref.arguments().stream()
          .map(Signatures::argument)
          .collect(Collectors.joining("", "L" + internal(ref.name()) + "<", ">;"));
    }
    if (type instanceof TypeRef.ArrayRef array) {
      return "[" + generic(array.element());
    }
    if (type instanceof TypeRef.TypeVar variable) {
      return "T" + variable.name() + ";";
    }
    return type instanceof TypeRef.Wildcard wildcard ? generic(wildcard.bound()) : descriptor(type);
  }

  private static String argument(TypeRef type) {
    if (type instanceof TypeRef.Wildcard wildcard) {
      boolean open = wildcard.direction() == TypeRef.Wildcard.Direction.EXTENDS;
      return (open ? "+" : "-") + generic(wildcard.bound());
    }
    return generic(type);
  }
}
