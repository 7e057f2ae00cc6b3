package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keys of configuration files mean. As frameworks do, it takes {@code maximum-pool-size},
 * {@code maximumPoolSize} and {@code maximum_pool_size} for the same.
 */
public final class SettingTable {
  private final Map<String, SettingKey> plain = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<SettingKey> all;

  private record Pattern(List<String> parts, SettingKey key) {}

  /**
   * A key that is known.
   *
   * @param name what stands in it for {@code *}; empty when nothing does
   */
  public record Match(SettingKey key, String name) {}

  SettingTable(Collection<SettingKey> keys) {
    this.all =
        keys.stream()
            .sorted(Comparator.comparing(SettingKey::file).thenComparing(SettingKey::line))
            .toList();
    for (SettingKey key : all) {
      if (key.key().indexOf('*') < 0) {
        plain.put(relaxed(key.key()), key);
      } else {
        patterns.add(new Pattern(parts(key.key()), key));
      }
    }
  }

  /** Every line, in the order of the files. */
  public List<SettingKey> all() {
    return all;
  }

  /** What a key means; null when nothing is known. */
  public @Nullable Match match(String key) {
    SettingKey exact = plain.get(relaxed(key));
    if (exact != null) {
      return new Match(exact, "");
    }
    List<String> parts = parts(key);
    for (Pattern pattern : patterns) {
      String name = nameIn(pattern.parts, parts);
      if (name != null) {
        return new Match(pattern.key, name);
      }
    }
    return null;
  }

  /** The key without what may be written in several ways. */
  public static String relaxed(String key) {
    return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private static @Nullable String nameIn(List<String> pattern, List<String> key) {
    if (pattern.size() != key.size()) {
      return null;
    }
    String name = "";
    for (int i = 0; i < key.size(); i++) {
      if (pattern.get(i).equals("*")) {
        name = name.isEmpty() ? key.get(i) : name + "." + key.get(i);
      } else if (!relaxed(pattern.get(i)).equals(relaxed(key.get(i)))) {
        return null;
      }
    }
    return name;
  }

  /** Parts may be in quotes, as names are in Quarkus. */
  private static List<String> parts(String key) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
