package io.github.threadwright.facts;

/**
 * A part of a body in which a lock is surely held.
 *
 * @param key the same for the same lock, however the source names it
 * @param kind what is held
 * @param member whether the lock belongs to the object of the code or to a class, so that other
 *     methods can name it too
 * @param from id of the first node
 * @param to id behind the last one
 */
public record LockRange(
    Fact.LockHeld held, String key, Kind kind, boolean member, int from, int to) {

  /** What a thread may hold. */
  public enum Kind {
    MONITOR,
    LOCK,
    /** A lock that several threads may hold at once, all of them to read. */
    READ_LOCK
  }
}
