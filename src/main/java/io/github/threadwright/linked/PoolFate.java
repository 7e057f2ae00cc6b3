package io.github.threadwright.linked;

/** What becomes of an executor, as far as the program shows. */
public enum PoolFate {
  /** Some code shuts it down. */
  ENDED,
  /** A field holds it, nobody else gets it, and no code shuts it down. */
  KEPT,
  /** The method that makes it forgets it at its end, and does not shut it down. */
  DROPPED,
  /** Others get hold of it. */
  UNKNOWN
}
