package io.github.threadwright.source.names;

import io.github.threadwright.source.types.TypeShape;
import org.jspecify.annotations.Nullable;

/**
 * Subtyping over all known types: the project's, the class path's and the JDK's. Safe for use by
 * many threads.
 */
public interface Hierarchy {

  @Nullable TypeShape find(String binaryName);

  /**
   * Whether {@code subtype} is {@code supertype} or inherits from it, as far as the known
   * supertypes tell; every type is one of {@code java.lang.Object}.
   */
  boolean isSubtype(String subtype, String supertype);

  /**
   * Whether every supertype of that type is known, so that "no" to {@link #isSubtype} is a fact.
   */
  boolean isComplete(String type);
}
