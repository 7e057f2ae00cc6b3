package io.github.threadwright.knowledge;

/** How much harm, the least first. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  /** The word used in pages and reports. */
  public String word() {
    return Words.of(this);
  }
}
