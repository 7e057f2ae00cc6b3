package io.github.threadwright.knowledge;

/**
 * What calling a method does to the object that it is called on, as far as a second such call could
 * notice.
 */
public enum Effect {
  /** Nothing: its result is new, or a value that does not change. */
  PURE,
  /**
   * Nothing; its result may be what it was given or what the receiver holds: {@code
   * optional.get()}.
   */
  HANDS_OUT,
  /** Looks at the receiver, whose state may change: {@code list.size()}. */
  READS,
  /** Appends to the receiver, in order: {@code list.add(x)}. */
  ADDS,
  /** Puts into the receiver, in any order: {@code set.add(x)}, {@code map.put(k, v)}. */
  PUTS,
  /** Counts or exchanges atomically; such calls may meet: {@code adder.increment()}. */
  UPDATES,
  /** Gives the next one and moves on: {@code iterator.next()}. */
  STEPS,
  /** Changes the receiver in another way. */
  WRITES,
  /** Changes an argument: {@code Arrays.sort(a)}. */
  WRITES_ARGUMENT,
  /** Writes a line for people, in order: a log, the console. */
  PRINTS,
  /** Nothing is known. */
  UNKNOWN;

  /** Whether any number of such calls leave everything as it was. */
  public boolean changesNothing() {
    return this == PURE || this == HANDS_OUT || this == READS;
  }
}
