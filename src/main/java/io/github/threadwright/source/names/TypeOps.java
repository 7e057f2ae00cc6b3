package io.github.threadwright.source.names;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import io.github.threadwright.source.types.TypeRef.Unknown;
import io.github.threadwright.source.types.TypeRef.Wildcard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operations on type references that need no lookup: substitution, projection, boxing (JLS 4.5,
 * 5.1).
 */
final class TypeOps {
  static final ClassRef OBJECT = ClassRef.of("java.lang.Object");
  static final ClassRef STRING = ClassRef.of("java.lang.String");
  private static final int DEEPEST = 24;

  private static final Map<Primitive, ClassRef> BOXES =
      Map.of(
          Primitive.BOOLEAN, ClassRef.of("java.lang.Boolean"),
          Primitive.BYTE, ClassRef.of("java.lang.Byte"),
          Primitive.SHORT, ClassRef.of("java.lang.Short"),
          Primitive.CHAR, ClassRef.of("java.lang.Character"),
          Primitive.INT, ClassRef.of("java.lang.Integer"),
          Primitive.LONG, ClassRef.of("java.lang.Long"),
          Primitive.FLOAT, ClassRef.of("java.lang.Float"),
          Primitive.DOUBLE, ClassRef.of("java.lang.Double"),
          Primitive.VOID, ClassRef.of("java.lang.Void"));
  private static final Map<String, Primitive> UNBOXED = unboxed();
  private static final Map<String, Primitive> KEYWORDS = keywords();

  private TypeOps() {}

  private static Map<String, Primitive> unboxed() {
    Map<String, Primitive> map = new HashMap<>();
    BOXES.forEach((primitive, box) -> map.put(box.name(), primitive));
    map.remove("java.lang.Void");
    return Map.copyOf(map);
  }

  private static Map<String, Primitive> keywords() {
    Map<String, Primitive> map = new HashMap<>();
    for (Primitive primitive : Primitive.values()) {
      map.put(primitive.simpleName(), primitive);
    }
    return Map.copyOf(map);
  }

  static @Nullable Primitive keyword(String word) {
    return KEYWORDS.get(word);
  }

  static TypeRef box(TypeRef type) {
    return type instanceof Primitive primitive ? BOXES.getOrDefault(primitive, OBJECT) : type;
  }

  /** The primitive that a type is or unboxes to, or null. */
  static @Nullable Primitive unbox(TypeRef type) {
    if (type instanceof Primitive primitive) {
      return primitive;
    }
    return type instanceof ClassRef ref ? UNBOXED.get(ref.name()) : null;
  }

  static boolean isUnknown(TypeRef type) {
    return type instanceof Unknown;
  }

  /** Whether a known generic type has an argument that is not known. */
  static boolean holdsUnknown(TypeRef type) {
    if (!(type instanceof ClassRef ref)) {
      return false;
    }
    for (TypeRef argument : ref.arguments()) {
      TypeRef bound = bound(argument);
      if (isUnknown(bound) || holdsUnknown(bound)) {
        return true;
      }
    }
    return false;
  }

  /** Replaces type variables by name, all at once. */
  static TypeRef substitute(TypeRef type, Map<String, TypeRef> bindings) {
    return bindings.isEmpty() ? type : substitute(type, bindings, 0);
  }

  private static TypeRef substitute(TypeRef type, Map<String, TypeRef> bindings, int depth) {
    if (depth > DEEPEST) {
      return new Unknown("nests too deeply");
    }
    if (type instanceof TypeVar variable) {
      return bindings.getOrDefault(variable.name(), type);
    }
    if (type instanceof ClassRef ref) {
      return ref.arguments().isEmpty()
          ? ref
          : new ClassRef(ref.name(), substitute(ref.arguments(), bindings, depth));
    }
    if (type instanceof ArrayRef array) {
      return new ArrayRef(substitute(array.element(), bindings, depth + 1));
    }
    if (type instanceof Wildcard wildcard) {
      TypeRef bound = substitute(wildcard.bound(), bindings, depth + 1);
      return bound instanceof Wildcard inner ? inner : new Wildcard(wildcard.direction(), bound);
    }
    return type;
  }

  private static List<TypeRef> substitute(
      List<TypeRef> types, Map<String, TypeRef> bindings, int depth) {
    List<TypeRef> result = new ArrayList<>(types.size());
    for (TypeRef type : types) {
      result.add(substitute(type, bindings, depth + 1));
    }
    return result;
  }

  /** What a value of that type can be seen as: a wildcard is its upper bound. */
  static TypeRef upper(TypeRef type) {
    if (type instanceof Wildcard wildcard) {
      return wildcard.direction() == Wildcard.Direction.EXTENDS ? wildcard.bound() : OBJECT;
    }
    return type;
  }

  /** What a parameter of that type takes: a wildcard is its bound, whichever side is open. */
  static TypeRef bound(TypeRef type) {
    return type instanceof Wildcard wildcard ? wildcard.bound() : type;
  }

  /** The class that members are looked up in, or null for primitives, arrays and unknown types. */
  static @Nullable ClassRef classOf(TypeRef type) {
    TypeRef at = type;
    for (int i = 0; i < DEEPEST; i++) {
      if (at instanceof ClassRef ref) {
        return ref;
      }
      if (at instanceof TypeVar variable) {
        at = variable.bound();
      } else if (at instanceof Wildcard) {
        at = upper(at);
      } else {
        return null;
      }
    }
    return null;
  }

  /**
   * Whether the type is, or mentions, a variable whose name passes the mark of inference variables.
   */
  static boolean mentions(TypeRef type, char mark) {
    return mentions(type, mark, 0);
  }

  private static boolean mentions(TypeRef type, char mark, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    if (type instanceof TypeVar variable) {
      return variable.name().charAt(0) == mark;
    }
    if (type instanceof ClassRef ref) {
      for (TypeRef argument : ref.arguments()) {
        if (mentions(argument, mark, depth + 1)) {
          return true;
        }
      }
      return false;
    }
    if (type instanceof ArrayRef array) {
      return mentions(array.element(), mark, depth + 1);
    }
    return type instanceof Wildcard wildcard && mentions(wildcard.bound(), mark, depth + 1);
  }
}
