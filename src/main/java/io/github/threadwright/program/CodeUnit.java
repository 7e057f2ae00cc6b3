package io.github.threadwright.program;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import org.jspecify.annotations.Nullable;

/**
 * Code that is run as one: a node of the {@link CallGraph}. A lambda is a unit of its own, although
 * it is a part of the body that it stands in.
 *
 * @param id dense from 0, in the order of files and of the source
 * @param method the method or constructor that it is or is a part of; null in initialisers and for
 *     a constructor that is not written
 * @param place the body that holds its code; null where there is none: a native method, a
 *     constructor that is not written, a class's initialisation, which only calls its parts
 * @param function the lambda or method reference that it is, else null
 * @param enclosing id of the unit that a lambda or method reference is made in; -1 for others
 */
public record CodeUnit(
    int id,
    Kind kind,
    ProgramFile file,
    TypeDecl type,
    @Nullable MethodDecl method,
    @Nullable CodePlace place,
    @Nullable Node function,
    int enclosing) {

  /** What a unit is in the source. */
  public enum Kind {
    METHOD,
    CONSTRUCTOR,
    /** What runs when a class is first used. */
    CLASS_INITIALISATION,
    /** What runs at the beginning of each constructor that calls no other one. */
    INSTANCE_INITIALISATION,
    /** The initialiser of one field, or one block: a part of an initialisation. */
    INITIALISER,
    LAMBDA,
    /** Code that does nothing but call what the reference names. */
    METHOD_REFERENCE
  }

  /** As {@link CodePlace#symbol()}, with what stands for code that is not written. */
  public String symbol() {
    if (place == null) {
      return type.binaryName() + "#" + nameWithoutBody();
    }
    if (function instanceof Node.MethodRef reference) {
      return place.symbol(reference) + "::" + reference.name();
    }
    return function == null ? place.symbol() : place.symbol(((Node.Lambda) function).body());
  }

  private String nameWithoutBody() {
    if (method != null) {
      return method.signature();
    }
    return switch (kind) {
      case CONSTRUCTOR -> "<init>()";
      case INSTANCE_INITIALISATION -> "<instance>";
      default -> "<clinit>";
    };
  }
}
