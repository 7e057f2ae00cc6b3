package io.github.threadwright.program;

import io.github.threadwright.knowledge.SettingKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What configuration says about threads or a limit.
 *
 * @param key as written in the file, or as documented for a default
 * @param value null when the file leaves it to its environment
 * @param of what it is set for, when there may be several: a data source, a servlet's class; else
 *     empty
 * @param profile under which profile alone it holds; null when there is none
 * @param path where it stands, relative to the root; for a default, where the framework is seen
 * @param line from 1
 */
public record Setting(
    SettingKind kind,
    String key,
    @Nullable String value,
    String of,
    Certainty certainty,
    @Nullable String profile,
    String path,
    int line) {

  /** How sure it is that the value is the one at work, the surest first. */
  public enum Certainty {
    STATED,
    /** In a profile, as what a placeholder falls back to, or in another module of the build. */
    MAYBE,
    /** Not stated; the documentation of the framework says so. */
    DEFAULT
  }

  /** The value as a number; null when it is not known or no number. */
  public @Nullable Integer number() {
    if (value == null || kind.isYesNo()) {
      return null;
    }
    try {
      return Integer.valueOf(value.replace("_", ""));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The value as yes or no; null when it is not known or neither. */
  public @Nullable Boolean isOn() {
    if (value == null || !kind.isYesNo()) {
      return null;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Boolean.TRUE;
      case "false", "no", "off" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** A clause for a trail, e.g. {@code sets server.tomcat.threads.max to 50}. */
  public String text() {
    if (certainty == Certainty.DEFAULT) {
      return "uses what sets " + key + " to " + value + " unless told otherwise";
    }
    String set = value == null ? " to what is not known here" : " to " + value;
    return "sets " + key + set + (profile == null ? "" : " in profile " + profile);
  }

  Setting asMaybe() {
    return certainty == Certainty.STATED
        ? new Setting(kind, key, value, of, Certainty.MAYBE, profile, path, line)
        : this;
  }
}
