package io.github.threadwright.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code pkg.Type#method(ParamType,...)}: a method by its declaring type, matched in subtypes too.
 *
 * @param type binary name
 * @param method {@code <init>} for a constructor
 * @param parameters erased simple names; null when every overload is meant
 */
public record MethodPattern(String type, String method, @Nullable List<String> parameters) {
  public MethodPattern {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  @Override
  public String toString() {
    return type + "#" + method + (parameters == null ? "" : "(" + String.join(",", parameters) + ")");
  }
}
