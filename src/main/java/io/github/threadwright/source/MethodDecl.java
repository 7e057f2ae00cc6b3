package io.github.threadwright.source;

import io.github.threadwright.source.types.MethodShape;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor that the source declares.
 *
 * @param name {@code <init>} for a constructor
 * @param modifiers bits of {@link Modifier}, implicit ones included; a default method is neither
 *     abstract nor static
 * @param returns {@code void} for a constructor
 * @param body null where there is none (abstract, native)
 */
public record MethodDecl(
    String name,
    int modifiers,
    List<Annotation> annotations,
    List<TypeDecl.TypeParam> typeParameters,
    List<Local> parameters,
    TypeName returns,
    List<TypeName> thrown,
    @Nullable Body body,
    long span,
    long nameSpan) {
  public MethodDecl {
    annotations = List.copyOf(annotations);
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
  }

  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }

  public boolean isSynchronized() {
    return Modifier.isSynchronized(modifiers);
  }

  public boolean isConstructor() {
    return name.equals(MethodShape.CONSTRUCTOR);
  }

  public boolean varargs() {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).varargs();
  }

  /**
   * Name and parameter types as erased simple names as written, e.g. {@code send(Request,int[])}.
   */
  public String signature() {
    return name
        + parameters.stream()
            .map(p -> p.type() == null ? "?" : p.type().simpleName() + (p.varargs() ? "[]" : ""))
            .collect(Collectors.joining(",", "(", ")"));
  }
}
