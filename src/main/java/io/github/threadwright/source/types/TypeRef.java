package io.github.threadwright.source.types;

import java.util.List;

/**
 * A use of a type, as in JLS chapter 4. Class names are binary names ({@code java.util.Map$Entry}).
 * What could not be found out is {@link Unknown}, never a guess.
 */
public sealed interface TypeRef {

  /** The erased simple name as a reader would write it, e.g. {@code Entry}, {@code int[]}. */
  String simpleName();

  /** A class, interface, enum, record or annotation; raw when {@code arguments} is empty. */
  record ClassRef(String name, List<TypeRef> arguments) implements TypeRef {
    public ClassRef {
      arguments = List.copyOf(arguments);
    }

    public static ClassRef of(String name) {
      return new ClassRef(name, List.of());
    }

    @Override
    public String simpleName() {
      return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
  }

  /** One of the eight primitive types, or {@code void}. */
  enum Primitive implements TypeRef {
    BOOLEAN,
    BYTE,
    SHORT,
    CHAR,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    VOID;

    private final String keyword = name().toLowerCase(java.util.Locale.ROOT);

    @Override
    public String simpleName() {
      return keyword;
    }
  }

  /** An array of {@code element}, which may itself be an array. */
  record ArrayRef(TypeRef element) implements TypeRef {
    @Override
    public String simpleName() {
      return element.simpleName() + "[]";
    }
  }

  /**
   * A type variable by name. Its bound is the first one declared, {@code java.lang.Object} when
   * none is. A bound that mentions the variable itself ({@code T extends Comparable<T>}) is cut to
   * its raw form.
   */
  record TypeVar(String name, TypeRef bound) implements TypeRef {
    @Override
    public String simpleName() {
      return bound.simpleName();
    }
  }

  /** A wildcard argument; {@code bound} is {@code java.lang.Object} for {@code ?}. */
  record Wildcard(Direction direction, TypeRef bound) implements TypeRef {
    /** Which side of the bound is open. */
    public enum Direction {
      EXTENDS,
      SUPER
    }

    @Override
    public String simpleName() {
      return direction == Direction.EXTENDS ? bound.simpleName() : "Object";
    }
  }

  /** The type of {@code null}. */
  enum Null implements TypeRef {
    NULL;

    @Override
    public String simpleName() {
      return "null";
    }
  }

  /** A type that could not be found out. */
  record Unknown(String reason) implements TypeRef {
    @Override
    public String simpleName() {
      return "?";
    }
  }
}
