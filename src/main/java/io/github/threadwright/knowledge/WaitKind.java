package io.github.threadwright.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What a blocking call waits for: the closed list. {@code WRAPPED} is a stream that waits as what
 * it wraps.
 */
public enum WaitKind {
  NETWORK,
  DNS,
  DATABASE,
  FILE,
  CONSOLE,
  PROCESS,
  PIPE,
  SLEEP,
  LOCK,
  MONITOR,
  CONDITION,
  QUEUE,
  FUTURE,
  JOIN,
  SYNCHRONISER,
  POLL,
  CLASS_INIT,
  NATIVE,
  WRAPPED;

  /**
   * Whether it may last long enough to decide how work is run. A lock is another matter, a line on
   * the console or a class is soon done, and of what is wrapped nobody knows.
   */
  public boolean decidesHowWorkIsRun() {
    return switch (this) {
      case LOCK, MONITOR, CONSOLE, CLASS_INIT, NATIVE, WRAPPED -> false;
      default -> true;
    };
  }

  /** The word used in the catalogue, in conditions and in reports, e.g. {@code class-init}. */
  public String word() {
    return Words.of(this);
  }

  /** The kind of that word, or null. */
  public static @Nullable WaitKind of(String word) {
    return Words.parse(WaitKind.class, word);
  }
}
