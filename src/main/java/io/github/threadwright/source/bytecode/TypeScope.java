package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type variables that are visible at a place, used to give every variable of a parsed signature
 * its bound.
 *
 * <p>Bounds may refer forwards and to themselves ({@code <A extends List<B>, B extends
 * Comparable<B>>}), so they are kept as parsed and resolved when asked for. While the bound of a
 * variable is being resolved, a class reference that mentions that variable again is cut to its raw
 * form.
 */
final class TypeScope {
  private static final TypeRef OBJECT = TypeRef.ClassRef.of("java.lang.Object");

  /**
   * Bounds that lead through more variables than this are cut too: n variables may name each other
   * n! ways.
   */
  private static final int MAX_CHAIN = 4;

  private final @Nullable TypeScope outer;
  private final Map<String, TypeRef> parsedBounds = new LinkedHashMap<>();
  private final Map<String, TypeRef> knownBounds = new HashMap<>();

  private TypeScope(@Nullable TypeScope outer) {
    this.outer = outer;
  }

  /** The scope of a type that has already been read, for the types nested in it. */
  static TypeScope ofResolved(@Nullable TypeScope outer, List<TypeParameter> parameters) {
    TypeScope scope = new TypeScope(outer);
    parameters.forEach(p -> scope.knownBounds.put(p.name(), p.bound()));
    return scope;
  }

  /**
   * The scope of a declaration whose parameters are {@code parsed}: their bounds are not resolved
   * yet.
   */
  static TypeScope ofParsed(@Nullable TypeScope outer, List<TypeParameter> parsed) {
    TypeScope scope = new TypeScope(outer);
    parsed.forEach(p -> scope.parsedBounds.put(p.name(), p.bound()));
    return scope;
  }

  /** The parameters of this declaration, not of the ones around it, with their bounds resolved. */
  List<TypeParameter> parameters() {
    return parsedBounds.keySet().stream()
        .map(name -> new TypeParameter(name, bound(name, new ArrayList<>())))
        .toList();
  }

  /** The same type with a bound for every variable in it. */
  TypeRef resolve(TypeRef parsed) {
    return resolve(parsed, new ArrayList<>());
  }

  private TypeRef bound(String variable, List<String> open) {
    TypeRef known = knownBounds.get(variable);
    if (known != null) {
      return known;
    }
    TypeRef parsed = parsedBounds.get(variable);
    if (parsed == null) {
      return outer == null ? OBJECT : outer.bound(variable, open);
    }
    open.add(variable);
    TypeRef bound = resolve(parsed, open);
    open.remove(open.size() - 1);
    if (open.isEmpty()) {
      // A bound found while another one was open may have been cut on its account.
      knownBounds.put(variable, bound);
    }
    return bound;
  }

  private TypeRef resolve(TypeRef type, List<String> open) {
    if (type instanceof TypeRef.TypeVar variable) {
      // Only "T extends T" gets here with the variable open, and no compiler writes that.
      TypeRef bound = isCut(variable, open) ? OBJECT : bound(variable.name(), open);
      return new TypeRef.TypeVar(variable.name(), bound);
    }
    if (type instanceof TypeRef.ArrayRef array) {
      return new TypeRef.ArrayRef(resolve(array.element(), open));
    }
    if (type instanceof TypeRef.Wildcard wildcard) {
      return new TypeRef.Wildcard(wildcard.direction(), resolve(wildcard.bound(), open));
    }
    if (!(type instanceof TypeRef.ClassRef reference) || reference.arguments().isEmpty()) {
      return type;
    }
    if (reference.arguments().stream().anyMatch(argument -> mentionsCut(argument, open))) {
      return TypeRef.ClassRef.of(reference.name());
    }
    return new TypeRef.ClassRef(
        reference.name(),
        reference.arguments().stream().map(argument -> resolve(argument, open)).toList());
  }

  private static boolean mentionsCut(TypeRef type, List<String> open) {
    if (type instanceof TypeRef.TypeVar variable) {
      return isCut(variable, open);
    }
    if (type instanceof TypeRef.ArrayRef array) {
      return mentionsCut(array.element(), open);
    }
    if (type instanceof TypeRef.Wildcard wildcard) {
      return mentionsCut(wildcard.bound(), open);
    }
    return type instanceof TypeRef.ClassRef reference
        && reference.arguments().stream().anyMatch(argument -> mentionsCut(argument, open));
  }

  private static boolean isCut(TypeRef.TypeVar variable, List<String> open) {
    return open.contains(variable.name()) || open.size() >= MAX_CHAIN;
  }
}
