package io.github.threadwright.program;

import java.util.List;

/** Where a call may go. */
public sealed interface Targets {

  /**
   * All the code that it may reach, as far as is known.
   *
   * @param units in order of their ids; empty for code that the language writes, such as a record's
   *     accessor, and for a library's
   * @param library whether it may also reach, or only reaches, code of a library
   */
  record Known(List<CodeUnit> units, boolean library) implements Targets {
    public Known {
      units = List.copyOf(units);
    }
  }

  /** So many units that naming them says nothing. */
  record TooMany(int count) implements Targets {}

  /** Nothing is known of where it goes. */
  record Unknown(String reason) implements Targets {}
}
