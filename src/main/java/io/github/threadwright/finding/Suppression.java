package io.github.threadwright.finding;

import java.util.Locale;

/**
 * Why a finding is not to be acted on, as the code says itself.
 *
 * @param line where that stands
 * @param reason in the author's words; empty when none is given
 */
public record Suppression(By by, String path, int line, String reason) {

  /** How the code says it. */
  public enum By {
    ANNOTATION,
    COMMENT;

    /** The word used in reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
