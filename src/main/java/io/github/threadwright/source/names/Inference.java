package io.github.threadwright.source.names;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import io.github.threadwright.source.types.TypeRef.Unknown;
import io.github.threadwright.source.types.TypeShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The type arguments of one call, found by matching parameter types with argument types: a small
 * part of JLS 18, enough for element types and lambda parameters. What two arguments disagree on
 * becomes unknown.
 */
final class Inference {
  /** First character of the names of the variables that are to be found. */
  static final char MARK = '\'';

  private static final int DEEPEST = 16;
  private final TypeIndex index;
  private final Conversions conversions;
  private final Map<String, TypeRef> found = new HashMap<>();

  Inference(TypeIndex index, Conversions conversions) {
    this.index = index;
    this.conversions = conversions;
  }

  /** Names of variables to find never meet those of the code around the call. */
  static void rename(List<TypeShape.TypeParameter> parameters, Map<String, TypeRef> bindings) {
    for (TypeShape.TypeParameter parameter : parameters) {
      bindings.put(parameter.name(), new TypeVar(MARK + parameter.name(), TypeOps.OBJECT));
    }
    for (TypeShape.TypeParameter parameter : parameters) {
      TypeRef bound =
          TypeIndex.erase(
              parameter.bound() instanceof TypeVar ? TypeOps.OBJECT : parameter.bound());
      bindings.put(parameter.name(), new TypeVar(MARK + parameter.name(), bound));
    }
  }

  void bind(String parameter, TypeRef type) {
    found.put(MARK + parameter, TypeOps.box(type));
  }

  /** Learns from an argument of type {@code actual} for a parameter of type {@code formal}. */
  void match(TypeRef formal, TypeRef actual) {
    match(formal, actual, false, 0);
  }

  /**
   * Learns from the type that the result is assigned to, where the arguments have not said it yet.
   */
  void matchResult(TypeRef returns, TypeRef expected) {
    if (expected instanceof Primitive || TypeOps.isUnknown(expected)) {
      return;
    }
    if (returns instanceof TypeVar variable && variable.name().charAt(0) == MARK) {
      found.putIfAbsent(variable.name(), TypeOps.upper(expected));
      return;
    }
    if (returns instanceof ClassRef from
        && expected instanceof ClassRef to
        && !to.arguments().isEmpty()) {
      ClassRef seen = index.asSuper(from, to.name());
      if (seen != null && seen.arguments().size() == to.arguments().size()) {
        for (int i = 0; i < to.arguments().size(); i++) {
          match(seen.arguments().get(i), to.arguments().get(i), true, 0);
        }
      }
    }
  }

  private void match(TypeRef formal, TypeRef actual, boolean weak, int depth) {
    if (depth > DEEPEST
        || TypeOps.isUnknown(actual)
        || actual == TypeRef.Null.NULL
        || actual == Primitive.VOID) {
      return;
    }
    TypeRef parameter = TypeOps.bound(formal);
    TypeRef argument = TypeOps.bound(actual);
    if (parameter instanceof TypeVar variable && variable.name().charAt(0) == MARK) {
      learn(variable.name(), TypeOps.box(argument), weak);
    } else if (parameter instanceof ArrayRef array && argument instanceof ArrayRef given) {
      match(array.element(), given.element(), weak, depth + 1);
    } else if (parameter instanceof ClassRef ref && !ref.arguments().isEmpty()) {
      matchArguments(ref, argument, weak, depth);
    }
  }

  private void matchArguments(ClassRef parameter, TypeRef argument, boolean weak, int depth) {
    ClassRef seen = index.asSuper(argument, parameter.name());
    if (seen == null || seen.arguments().size() != parameter.arguments().size()) {
      return;
    }
    for (int i = 0; i < seen.arguments().size(); i++) {
      match(parameter.arguments().get(i), seen.arguments().get(i), weak, depth + 1);
    }
  }

  private void learn(String variable, TypeRef type, boolean weak) {
    if (TypeOps.mentions(type, MARK) || TypeOps.isUnknown(type)) {
      return;
    }
    TypeRef known = found.get(variable);
    if (known == null) {
      found.put(variable, type);
    } else if (!weak && !known.equals(type)) {
      found.put(variable, join(known, type));
    }
  }

  /** The more general of two types; unknown where neither is. */
  private TypeRef join(TypeRef one, TypeRef other) {
    if (conversions.fits(other, one, false) == Fit.YES) {
      return one;
    }
    return conversions.fits(one, other, false) == Fit.YES
        ? other
        : new Unknown("arguments of different types");
  }

  /** Fills in what was found; what was not becomes unknown. */
  TypeRef apply(TypeRef type) {
    if (!TypeOps.mentions(type, MARK)) {
      return type;
    }
    TypeRef filled = TypeOps.substitute(type, found);
    return TypeOps.mentions(filled, MARK) ? forget(filled, 0) : filled;
  }

  private static TypeRef forget(TypeRef type, int depth) {
    if (type instanceof TypeVar variable && variable.name().charAt(0) == MARK) {
      return new Unknown("the type argument is not known");
    }
    if (type instanceof ClassRef ref && depth < DEEPEST) {
      return new ClassRef(
          ref.name(), ref.arguments().stream().map(a -> forget(a, depth + 1)).toList());
    }
    if (type instanceof ArrayRef array) {
      return new ArrayRef(forget(array.element(), depth + 1));
    }
    if (type instanceof TypeRef.Wildcard wildcard) {
      return new TypeRef.Wildcard(wildcard.direction(), forget(wildcard.bound(), depth + 1));
    }
    return type;
  }
}
