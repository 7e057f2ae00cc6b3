package io.github.threadwright.program;

/**
 * Where a call may go, in numbers.
 *
 * @param units ids in ascending order, or in the order in which they run; not to be changed
 * @param state one of the constants below, or how many units are too many to name
 */
record Answer(int[] units, int state) {
  /** All units are named. */
  static final int KNOWN = 0;

  /** All units of the project are named, and code of a library may run as well. */
  static final int LIBRARY = -1;

  static final int UNKNOWN = -2;

  private static final int[] NOTHING = {};

  /** Code that the language writes and that calls nothing. */
  static final Answer IMPLIED = new Answer(NOTHING, KNOWN);

  static final Answer OUTSIDE = new Answer(NOTHING, LIBRARY);
  static final Answer NOT_KNOWN = new Answer(NOTHING, UNKNOWN);

  static Answer tooMany(int count) {
    return new Answer(NOTHING, count);
  }

  static Answer of(int... units) {
    return new Answer(units, KNOWN);
  }
}
