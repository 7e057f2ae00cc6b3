package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.types.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from, as far as one pass over the code of a method tells.
 *
 * @param kind decides what the other components mean
 * @param index of the parameter, creation, function or call; 0 otherwise
 * @param type binary name of its class as far as the code tells, else null; {@code []} for arrays
 * @param field {@code owner#name} when it was read from a field, else null
 */
public record Origin(Kind kind, int index, @Nullable String type, @Nullable String field) {
  /** The type of every array. */
  static final String ARRAY = "[]";

  /** A value of which nothing is known. */
  public static final Origin UNKNOWN = new Origin(Kind.UNKNOWN, 0, null, null);

  /** The object that the method is called on. */
  public static final Origin THIS = new Origin(Kind.THIS, 0, null, null);

  /** Null, a number or another constant. */
  public static final Origin CONSTANT = new Origin(Kind.CONSTANT, 0, null, null);

  /** What a value is to the method that uses it. */
  public enum Kind {
    UNKNOWN,
    CONSTANT,
    /** The object that the method is called on. */
    THIS,
    /** What the caller gave, counted from 0 without the receiver; never assigned anew. */
    PARAMETER,
    /** A new object of exactly that type, the creation of that index; -1 for arrays. */
    CREATED,
    /** A lambda or method reference, the function of that index. */
    FUNCTION,
    /** Read from a field of the receiver, or reached through one. */
    FIELD,
    /** Read from a static field, or reached through one. */
    STATIC_FIELD,
    /** What the call of that index gave. */
    RESULT
  }

  static Origin unknown(@Nullable String type) {
    return type == null ? UNKNOWN : new Origin(Kind.UNKNOWN, 0, type, null);
  }

  /** What the caller gave for a parameter of that type. */
  public static Origin parameter(int index, TypeRef type) {
    String name =
        type instanceof TypeRef.ClassRef named
            ? named.name()
            : type instanceof TypeRef.ArrayRef ? ARRAY : null;
    return parameter(index, name);
  }

  static Origin parameter(int index, @Nullable String type) {
    return new Origin(Kind.PARAMETER, index, type, null);
  }

  static Origin created(int index, String type) {
    return new Origin(Kind.CREATED, index, type, null);
  }

  static Origin function(int index, @Nullable String type) {
    return new Origin(Kind.FUNCTION, index, type, null);
  }

  static Origin result(int call, @Nullable String type) {
    return new Origin(Kind.RESULT, call, type, null);
  }

  static Origin field(boolean isStatic, @Nullable String type, String field) {
    return new Origin(isStatic ? Kind.STATIC_FIELD : Kind.FIELD, 0, type, field);
  }

  /** What is got out of this, be it the element of an array or the field of an object. */
  Origin part(@Nullable String type) {
    return switch (kind) {
      case FIELD, STATIC_FIELD -> new Origin(kind, 0, type, null);
      default -> unknown(type);
    };
  }
}
