package io.github.threadwright.program;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method that a call names, as far as it is known. Equal calls share one answer, so this is a
 * key: outlines compare by identity.
 *
 * @param project the static type that it is called on when it is the project's
 * @param receiver binary name of that type
 * @param shape null when only name and number of arguments are known
 * @param arity {@link #ANY} when not known
 */
record Called(
    @Nullable ProjectClass project,
    String receiver,
    @Nullable MethodShape shape,
    String name,
    int arity) {
  static final int ANY = -1;

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Called called
        && called.project == project
        && called.shape == shape
        && called.arity == arity
        && called.receiver.equals(receiver)
        && called.name.equals(name);
  }

  @Override
  public int hashCode() {
    return (receiver.hashCode() * 31 + name.hashCode()) * 31 + arity;
  }

  boolean isAbstract() {
    return shape == null || shape.isAbstract();
  }

  /**
   * Whether that method of a subtype overrides this one: by erased parameter types as written,
   * where a type variable may be any reference type, as a bridge method would take it.
   */
  boolean isOverriddenBy(ProjectClass.Member member) {
    return !member.method().isStatic() && fits(member, false);
  }

  /** Whether that is the declaration of this method, in the type that declares it. */
  boolean isDeclaredBy(ProjectClass.Member member) {
    return fits(member, true);
  }

  private boolean fits(ProjectClass.Member member, boolean exact) {
    MethodDecl method = member.method();
    List<Local> parameters = method.parameters();
    if (shape == null) {
      return arity == ANY || arity == parameters.size() || method.varargs();
    }
    if (shape.parameters().size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      TypeName written = parameters.get(i).type();
      if (written != null) {
        TypeName type = parameters.get(i).varargs() ? written.withDimensions(1) : written;
        if (!(exact
            ? isSame(shape.parameters().get(i), type)
            : isCompatible(shape.parameters().get(i), type))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isSame(TypeRef declared, TypeName written) {
    TypeRef element = declared;
    int dimensions = 0;
    while (element instanceof TypeRef.ArrayRef array) {
      element = array.element();
      dimensions++;
    }
    if (element instanceof TypeRef.TypeVar variable) {
      return variable.name().equals(written.name()) && dimensions == written.dimensions();
    }
    return element instanceof TypeRef.Unknown || declared.simpleName().equals(written.simpleName());
  }

  private static boolean isCompatible(TypeRef declared, TypeName written) {
    if (declared instanceof TypeRef.Unknown) {
      return true;
    }
    if (declared instanceof TypeRef.Primitive || isPrimitive(written)) {
      return declared.simpleName().equals(written.simpleName());
    }
    if (declared instanceof TypeRef.TypeVar) {
      return true;
    }
    TypeRef element = declared;
    while (element instanceof TypeRef.ArrayRef array) {
      element = array.element();
    }
    return element instanceof TypeRef.TypeVar || element instanceof TypeRef.Unknown
        ? written.dimensions() > 0
        : declared.simpleName().equals(written.simpleName());
  }

  private static boolean isPrimitive(TypeName written) {
    if (written.dimensions() > 0) {
      return false;
    }
    return switch (written.name()) {
      case "boolean", "byte", "short", "char", "int", "long", "float", "double" -> true;
      default -> false;
    };
  }
}
