package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.MethodDeclaration;
import io.github.threadwright.source.TypeDecl.Nesting;
import io.github.threadwright.source.types.TypeShape.Kind;
import java.lang.reflect.Modifier;

/** Modifiers as bits of {@link Modifier}, those that the language adds included. */
final class Modifiers {
  private static final int CONSTANT = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;

  private Modifiers() {}

  /** What is written. */
  static int of(NodeList<com.github.javaparser.ast.Modifier> modifiers) {
    int bits = 0;
    for (int i = 0; i < modifiers.size(); i++) {
      bits |= bit(modifiers.get(i).getKeyword());
    }
    return bits;
  }

  private static int bit(com.github.javaparser.ast.Modifier.Keyword keyword) {
    return switch (keyword) {
      case PUBLIC -> Modifier.PUBLIC;
      case PROTECTED -> Modifier.PROTECTED;
      case PRIVATE -> Modifier.PRIVATE;
      case ABSTRACT -> Modifier.ABSTRACT;
      case STATIC -> Modifier.STATIC;
      case FINAL -> Modifier.FINAL;
      case TRANSIENT -> Modifier.TRANSIENT;
      case VOLATILE -> Modifier.VOLATILE;
      case SYNCHRONIZED -> Modifier.SYNCHRONIZED;
      case NATIVE -> Modifier.NATIVE;
      case STRICTFP -> Modifier.STRICT;
      case DEFAULT, SEALED, NON_SEALED, TRANSITIVE -> 0;
    };
  }

  static boolean isInterface(Kind kind) {
    return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
  }

  /**
   * @param outer the kind of the enclosing type; that of the type itself where there is none
   */
  static int ofType(int written, Kind kind, Nesting nesting, Kind outer) {
    int bits = written;
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
    return isInterface(owner) ? written | CONSTANT : written;
  }

  static int ofEnumConstant() {
    return CONSTANT;
  }

  static int ofMethod(MethodDeclaration method, Kind owner) {
    int bits = of(method.getModifiers());
    if (!isInterface(owner)) {
      return bits;
    }
    if (!Modifier.isPrivate(bits)) {
      bits |= Modifier.PUBLIC;
    }
    return method.getBody().isEmpty() ? bits | Modifier.ABSTRACT : bits;
  }

  static int ofConstructor(int written, Kind owner) {
    return owner == Kind.ENUM ? written | Modifier.PRIVATE : written;
  }
}
