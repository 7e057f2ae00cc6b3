package io.github.threadwright.source.javaparser;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one instance of the names that a file repeats: each token of JavaParser has a string of its
 * own. A name that meets another one in its slot takes its place, which costs a few duplicates and
 * saves the time of a full table.
 */
final class Names {
  private static final int SLOTS = 1 << 10;

  private final @Nullable String[] slots = new String[SLOTS];

  /** An equal string without Unicode escapes. */
  String of(String identifier) {
    int hash = identifier.hashCode();
    int slot = (hash ^ hash >>> 10) & SLOTS - 1;
    String known = slots[slot];
    if (known != null && known.equals(identifier)) {
      return known;
    }
    if (identifier.indexOf('\\') >= 0) {
      return Literals.withoutUnicodeEscapes(identifier);
    }
    slots[slot] = identifier;
    return identifier;
  }
}
