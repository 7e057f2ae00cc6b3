package io.github.threadwright.source;

import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field, or an enum constant, whose {@code init} then is the {@link Node.New} that makes it.
 *
 * @param modifiers bits of {@link Modifier}, implicit ones included
 * @param init the initialiser: its root is the expression
 */
public record FieldDecl(
    String name,
    TypeName type,
    int modifiers,
    boolean enumConstant,
    List<Annotation> annotations,
    @Nullable Body init,
    long span,
    long nameSpan) {
  public FieldDecl {
    annotations = List.copyOf(annotations);
  }

  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }

  public boolean isFinal() {
    return Modifier.isFinal(modifiers);
  }

  public boolean isVolatile() {
    return Modifier.isVolatile(modifiers);
  }
}
