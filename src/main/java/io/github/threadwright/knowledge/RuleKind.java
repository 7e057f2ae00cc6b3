package io.github.threadwright.knowledge;

/** Whether a rule, and each of its findings, says what would be better or what is wrong. */
public enum RuleKind {
  ADVICE,
  HAZARD;

  /** The word used in pages and reports. */
  public String word() {
    return Words.of(this);
  }
}
