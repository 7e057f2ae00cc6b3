package io.github.threadwright;

import java.util.Locale;

/** A part of the way from files to findings. */
public enum Stage {
  FIND,
  READ,
  NAMES,
  FACTS,
  LINK,
  SITES,
  RULES;

  /** The word used in messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
