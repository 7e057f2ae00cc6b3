package io.github.threadwright.source.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one file of properties or YAML, each of which may hold under a profile alone.
 * What comes later in the file is stronger.
 */
final class Documents {
  /** How Spring says it, now and before version 2.4. */
  private static final Set<String> PROFILE_KEYS =
      Set.of("spring.config.activate.on-profile", "spring.profiles");

  /** Longer than any that means something; what is longer could fill the memory many times. */
  static final int LONGEST_KEY = 500;

  private final String path;
  private final List<ConfigEntry> ended = new ArrayList<>();
  private final List<ConfigEntry> open = new ArrayList<>();
  private @Nullable String profile;

  Documents(String path) {
    this.path = path;
  }

  void add(String key, String value, int line) {
    if (key.length() > LONGEST_KEY) {
      return;
    }
    int item = key.indexOf('[');
    if (PROFILE_KEYS.contains(item < 0 ? key : key.substring(0, item))) {
      profile = profile == null ? value : profile + "," + value;
    }
    int dot = key.indexOf('.');
    if (key.startsWith("%") && dot > 1) { // Quarkus: %prod.key
      String of = key.substring(1, dot);
      open.add(new ConfigEntry(key.substring(dot + 1), value.strip(), "", of, path, line));
    } else {
      open.add(new ConfigEntry(key, value.strip(), "", null, path, line));
    }
  }

  void endDocument() {
    for (ConfigEntry entry : open) {
      ended.add(entry.inProfile(profile));
    }
    open.clear();
    profile = null;
  }

  /** All that was set, the strongest first. */
  List<ConfigEntry> end() {
    endDocument();
    Collections.reverse(ended);
    return ended;
  }
}
