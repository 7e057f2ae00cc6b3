package io.github.threadwright.source.names;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import org.jspecify.annotations.Nullable;

/** What a name in the code stands for. */
public sealed interface Target {

  /**
   * A method or constructor whose declaring class and overload are known.
   *
   * @param owner the class that declares it
   * @param receiver binary name of the static type that it is called on; {@code owner} or a subtype
   *     of it
   * @param returns its return type at this call, type arguments filled in as far as known
   */
  record Method(TypeShape owner, MethodShape shape, String receiver, TypeRef returns)
      implements Target {}

  /**
   * A method whose receiver's type is known by name, but not which method it is.
   *
   * @param owner binary name of the static type that it is called on
   * @param shape of that type, when more than its name is known
   * @param reason why the overload is unknown
   */
  record OwnerOnly(String owner, @Nullable TypeShape shape, String name, Reason reason)
      implements Target {}

  /** A field whose declaring class is known. */
  record Field(TypeShape owner, TypeShape.FieldShape shape, TypeRef type) implements Target {}

  /** A type, named where an expression may stand. */
  record Type(TypeRef.ClassRef type) implements Target {}

  /** A package, or a part of a package's name. */
  record Package(String name) implements Target {}

  /** Nothing that is known. */
  record Unresolved(Reason reason) implements Target {}

  /** Why a name has no full answer. */
  enum Reason {
    /** The receiver's type is declared in code that is not here. */
    TYPE_NOT_KNOWN("the type is declared in code that is not here"),
    /** The type of the receiver expression could not be found out. */
    RECEIVER_TYPE_UNKNOWN("the type of the receiver could not be found out"),
    /**
     * The type is known, one of its supertypes is not, and the method is not among the known ones.
     */
    SUPERTYPE_NOT_KNOWN("a supertype is declared in code that is not here"),
    /** All supertypes are known, and none has such a method. */
    NO_SUCH_METHOD("no such method is known"),
    /** Several overloads fit as far as the arguments' types are known. */
    AMBIGUOUS("several overloads fit the known argument types"),
    /** A simple name that is neither variable, field nor type here. */
    NAME_NOT_KNOWN("the name is not declared in code that is here"),
    /** The expression nests too deeply to follow. */
    TOO_DEEP("the expression nests too deeply");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
