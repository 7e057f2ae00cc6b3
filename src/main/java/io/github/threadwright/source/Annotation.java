package io.github.threadwright.source;

import java.util.List;
import java.util.Map;

/**
 * An annotation as written.
 *
 * @param values element name to its values; a string literal is its content, anything else its
 *     source text
 */
public record Annotation(String name, Map<String, List<String>> values, long span) {
  public Annotation {
    values = Map.copyOf(values);
  }

  /** The part behind the last dot. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
