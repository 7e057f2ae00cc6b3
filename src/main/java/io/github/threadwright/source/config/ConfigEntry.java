package io.github.threadwright.source.config;

import org.jspecify.annotations.Nullable;

/**
 * Something that a configuration file sets.
 *
 * @param key as written, its parts joined by dots; elements and attributes of XML likewise
 * @param value as written, without blanks around
 * @param of what it is set for, when its neighbours in the file tell: a servlet's class, the name
 *     of a persistence unit; else empty
 * @param profile under which profile alone it holds; null when it always does
 * @param path of the file, relative to the root, with {@code /}
 * @param line in that file, from 1
 */
public record ConfigEntry(
    String key, String value, String of, @Nullable String profile, String path, int line) {

  ConfigEntry inProfile(@Nullable String other) {
    return other == null || profile != null
        ? this
        : new ConfigEntry(key, value, of, other, path, line);
  }
}
