package io.github.threadwright.source.spoon;

import io.github.threadwright.source.TypeDecl.Nesting;
import io.github.threadwright.source.types.TypeShape.Kind;
import java.lang.reflect.Modifier;

/** Modifiers as bits of {@link Modifier}, those that the language adds included. */
final class Modifiers {
  static final int CONSTANT = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;

  private static final int OF_ALL =
      Modifier.PUBLIC
          | Modifier.PROTECTED
          | Modifier.PRIVATE
          | Modifier.ABSTRACT
          | Modifier.STATIC
          | Modifier.FINAL
          | Modifier.STRICT;
  private static final int OF_FIELDS = OF_ALL | Modifier.TRANSIENT | Modifier.VOLATILE;
  private static final int OF_METHODS = OF_ALL | Modifier.SYNCHRONIZED | Modifier.NATIVE;

  private Modifiers() {}

  private static boolean isInterface(Kind kind) {
    return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
  }

  /**
   * @param outer the kind of the enclosing type; that of the type itself where there is none
   */
  static int ofType(int written, Kind kind, Nesting nesting, Kind outer) {
    int bits = written & OF_ALL;
    if (isInterface(kind)) {
      bits |= Modifier.INTERFACE | Modifier.ABSTRACT;
    }
    if (kind == Kind.RECORD) {
      bits |= Modifier.FINAL;
    }
    if (nesting != Nesting.TOP && kind != Kind.CLASS) {
      bits |= Modifier.STATIC;
    }
    if (nesting == Nesting.MEMBER && isInterface(outer)) {
      bits |= Modifier.PUBLIC | Modifier.STATIC;
    }
    return bits;
  }

  static int ofField(int written, Kind owner) {
    int bits = written & OF_FIELDS;
    return isInterface(owner) ? bits | CONSTANT : bits;
  }

  static int ofMethod(int written, Kind owner, boolean hasBody) {
    int bits = written & OF_METHODS;
    if (!isInterface(owner)) {
      return bits;
    }
    if (!Modifier.isPrivate(bits)) {
      bits |= Modifier.PUBLIC;
    }
    return hasBody ? bits : bits | Modifier.ABSTRACT;
  }

  static int ofConstructor(int written, Kind owner) {
    int bits = written & OF_METHODS;
    return owner == Kind.ENUM ? bits | Modifier.PRIVATE : bits;
  }
}
