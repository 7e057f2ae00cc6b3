package io.github.threadwright.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or local variable.
 *
 * @param id unique within its file, dense from 0
 * @param type as written; null where it is not written (a lambda parameter), {@code var} where it
 *     is inferred
 */
public record Local(
    int id,
    String name,
    Kind kind,
    @Nullable TypeName type,
    boolean isFinal,
    boolean varargs,
    List<Annotation> annotations,
    long span) {
  /** How a variable comes to be. */
  public enum Kind {
    PARAMETER,
    LAMBDA_PARAMETER,
    VARIABLE,
    FOR_EACH,
    RESOURCE,
    CATCH,
    PATTERN
  }

  public Local {
    annotations = List.copyOf(annotations);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id;
  }
}
