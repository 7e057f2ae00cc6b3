package io.github.threadwright.source.types;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The signature of a method or constructor.
 *
 * @param name {@code <init>} for a constructor
 * @param modifiers bits of {@link Modifier}; a default method of an interface is neither abstract
 *     nor static
 * @param varargs whether the last parameter, an array, takes any number of arguments
 */
public record MethodShape(
    String name,
    int modifiers,
    List<TypeShape.TypeParameter> typeParameters,
    List<TypeRef> parameters,
    TypeRef returns,
    boolean varargs) {

  public static final String CONSTRUCTOR = "<init>";

  public MethodShape {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
  }

  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }

  public boolean isAbstract() {
    return Modifier.isAbstract(modifiers);
  }

  public boolean isConstructor() {
    return name.equals(CONSTRUCTOR);
  }

  /** Name and erased parameter types, e.g. {@code send(HttpRequest,BodyHandler)}. */
  public String signature() {
    return name
        + parameters.stream().map(TypeRef::simpleName).collect(Collectors.joining(",", "(", ")"));
  }
}
