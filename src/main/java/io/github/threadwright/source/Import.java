package io.github.threadwright.source;

/**
 * An import as written.
 *
 * @param name the qualified name before any {@code .*}; the module's name for {@code import module}
 */
public record Import(String name, boolean isStatic, boolean onDemand, boolean isModule) {
  /** The part behind the last dot. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
