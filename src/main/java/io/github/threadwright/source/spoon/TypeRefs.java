package io.github.threadwright.source.spoon;

import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.internal.compiler.ast.TypeDeclaration;
import org.eclipse.jdt.internal.compiler.ast.Wildcard;
import org.eclipse.jdt.internal.compiler.lookup.ArrayBinding;
import org.eclipse.jdt.internal.compiler.lookup.BaseTypeBinding;
import org.eclipse.jdt.internal.compiler.lookup.CaptureBinding;
import org.eclipse.jdt.internal.compiler.lookup.IntersectionTypeBinding18;
import org.eclipse.jdt.internal.compiler.lookup.MissingTypeBinding;
import org.eclipse.jdt.internal.compiler.lookup.ParameterizedTypeBinding;
import org.eclipse.jdt.internal.compiler.lookup.ReferenceBinding;
import org.eclipse.jdt.internal.compiler.lookup.SourceTypeBinding;
import org.eclipse.jdt.internal.compiler.lookup.TypeBinding;
import org.eclipse.jdt.internal.compiler.lookup.TypeIds;
import org.eclipse.jdt.internal.compiler.lookup.TypeVariableBinding;
import org.eclipse.jdt.internal.compiler.lookup.WildcardBinding;
import org.jspecify.annotations.Nullable;

/** Types of the compiler in our words. */
final class TypeRefs {
  /** Inferred types may hold themselves. */
  private static final int DEEPEST = 8;

  private static final TypeRef UNKNOWN = new TypeRef.Unknown("the compiler does not know it");
  private static final TypeRef OBJECT = TypeRef.ClassRef.of("java.lang.Object");

  private final Map<TypeDeclaration, String> names;

  /**
   * @param names of the types that the file declares; local ones have none before code is generated
   */
  TypeRefs(Map<TypeDeclaration, String> names) {
    this.names = names;
  }

  TypeRef of(@Nullable TypeBinding type) {
    return of(type, 0);
  }

  /** The type without arguments, variables replaced by their bounds. */
  TypeRef erased(TypeBinding type) {
    return of(type.erasure(), DEEPEST);
  }

  String nameOf(ReferenceBinding type) {
    TypeBinding plain = type.original();
    if (plain instanceof SourceTypeBinding source && source.scope != null) {
      String name = names.get(source.scope.referenceContext);
      if (name != null) {
        return name;
      }
    }
    char[] name = plain.constantPoolName();
    return name == null ? "" : new String(name).replace('/', '.');
  }

  private TypeRef of(@Nullable TypeBinding type, int depth) {
    if (type == null || !type.isValidBinding() || type instanceof MissingTypeBinding) {
      return UNKNOWN;
    }
    if (type instanceof BaseTypeBinding) {
      return primitive(type.id);
    }
    if (type instanceof ArrayBinding array) {
      TypeRef element = of(array.leafComponentType, depth);
      for (int i = 0; i < array.dimensions; i++) {
        element = new TypeRef.ArrayRef(element);
      }
      return element;
    }
    if (type instanceof CaptureBinding capture) {
      return capture.wildcard == null ? OBJECT : of(capture.erasure(), depth + 1);
    }
    if (type instanceof TypeVariableBinding variable) {
      return new TypeRef.TypeVar(new String(variable.sourceName), of(variable.erasure(), DEEPEST));
    }
    if (type instanceof WildcardBinding wildcard) {
      return wildcard(wildcard, depth);
    }
    if (type instanceof IntersectionTypeBinding18 several) {
      return of(several.intersectingTypes[0], depth + 1);
    }
    return type instanceof ReferenceBinding reference ? named(reference, depth) : UNKNOWN;
  }

  private TypeRef named(ReferenceBinding type, int depth) {
    String name = nameOf(type);
    if (name.isEmpty()) {
      return UNKNOWN;
    }
    List<TypeRef> arguments = new ArrayList<>();
    if (depth < DEEPEST
        && type instanceof ParameterizedTypeBinding generic
        && !generic.isRawType()
        && generic.arguments != null) {
      for (TypeBinding argument : generic.arguments) {
        arguments.add(of(argument, depth + 1));
      }
    }
    return new TypeRef.ClassRef(name, arguments);
  }

  private TypeRef wildcard(WildcardBinding type, int depth) {
    TypeRef bound = type.boundKind == Wildcard.UNBOUND ? OBJECT : of(type.bound, depth + 1);
    TypeRef.Wildcard.Direction direction =
        type.boundKind == Wildcard.SUPER
            ? TypeRef.Wildcard.Direction.SUPER
            : TypeRef.Wildcard.Direction.EXTENDS;
    return new TypeRef.Wildcard(direction, bound);
  }

  private static TypeRef primitive(int id) {
    return switch (id) {
      case TypeIds.T_boolean -> TypeRef.Primitive.BOOLEAN;
      case TypeIds.T_byte -> TypeRef.Primitive.BYTE;
      case TypeIds.T_short -> TypeRef.Primitive.SHORT;
      case TypeIds.T_char -> TypeRef.Primitive.CHAR;
      case TypeIds.T_int -> TypeRef.Primitive.INT;
      case TypeIds.T_long -> TypeRef.Primitive.LONG;
      case TypeIds.T_float -> TypeRef.Primitive.FLOAT;
      case TypeIds.T_double -> TypeRef.Primitive.DOUBLE;
      case TypeIds.T_void -> TypeRef.Primitive.VOID;
      case TypeIds.T_null -> TypeRef.Null.NULL;
      default -> UNKNOWN;
    };
  }
}
