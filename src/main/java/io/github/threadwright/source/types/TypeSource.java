package io.github.threadwright.source.types;

import org.jspecify.annotations.Nullable;

/** A place where outlines of types can be looked up. Safe for use by many threads. */
public interface TypeSource {

  /** The type of that binary name, or null when this source does not know it. */
  @Nullable TypeShape find(String binaryName);

  /** Whether this source knows at least one type directly in that package. */
  boolean hasPackage(String packageName);
}
