package io.github.threadwright.knowledge;

/** How sure a finding is, the least first. */
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH;

  /** The word used in pages and reports. */
  public String word() {
    return Words.of(this);
  }
}
