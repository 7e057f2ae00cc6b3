package io.github.threadwright.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a key of configuration files means: a line of {@code rules/catalogue}.
 *
 * @param key its parts joined by dots; {@code *} for a part that is a name
 * @param otherwise the value that its framework documents for when nothing is said; null when that
 *     is not known
 * @param used where that value holds: in modules that depend on one of these artifacts, written
 *     {@code group:artifact}, or on anything of a group, or import something of a package
 * @param file name of the catalogue file
 * @param line in that file, from 1
 */
public record SettingKey(
    String key,
    SettingKind kind,
    @Nullable String otherwise,
    List<String> used,
    String file,
    int line) {
  public SettingKey {
    used = List.copyOf(used);
  }
}
