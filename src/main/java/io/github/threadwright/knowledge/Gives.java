package io.github.threadwright.knowledge;

/** What may be done with the object that a method gives, beyond what its static type tells. */
public enum Gives {
  /** It never changes: {@code List.of(...)}. */
  IMMUTABLE,
  /** It cannot be changed through this reference, but what it shows may change. */
  VIEW,
  /** Several threads may use it at once: {@code Collections.synchronizedMap(...)}. */
  SAFE
}
