package io.github.threadwright.linked;

/** Where code runs: what kind of thread, which decides what it may do. */
public enum ExecutionContext {
  /** The main thread of a program. */
  MAIN,
  /** A thread that the program started. */
  THREAD,
  VIRTUAL_THREAD,
  /** A thread of an executor, with others that wait for it as long as it is busy. */
  POOL,
  /** The common pool, which the whole program shares and which has one thread per processor. */
  COMMON_POOL,
  /** The thread of an event loop, which serves many connections. */
  EVENT_LOOP,
  /** The one thread of a user interface. */
  UI_THREAD,
  /** A thread that runs what is due, one after another. */
  TIMER_THREAD,
  /** Whichever thread completes a stage or delivers an item: nobody can know whose. */
  COMPLETING_THREAD,
  /** Somebody else's thread of which no more is known. */
  UNKNOWN;

  /** Whether many others are held up when code waits there. */
  public boolean isAsync() {
    return this == EVENT_LOOP || this == UI_THREAD || this == COMPLETING_THREAD;
  }
}
