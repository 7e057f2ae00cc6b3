package io.github.threadwright.rules;

/** Scales that a finding can go down on; constants from the lowest to the highest. */
final class Steps {
  private Steps() {}

  static <E extends Enum<E>> E down(E from, int steps) {
    return from.getDeclaringClass().getEnumConstants()[Math.max(0, from.ordinal() - steps)];
  }
}
