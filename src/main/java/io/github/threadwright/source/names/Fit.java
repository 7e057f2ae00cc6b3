package io.github.threadwright.source.names;

/** Whether an argument fits a parameter, as far as is known. */
enum Fit {
  NO,
  MAYBE,
  YES;

  Fit and(Fit other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
