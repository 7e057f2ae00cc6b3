package io.github.threadwright.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A method that a framework calls, with threads that the code does not show.
 *
 * @param runsOn null when that is not known
 */
public record EntryPoint(Kind kind, @Nullable Context runsOn) {

  /** What makes a framework call. */
  public enum Kind {
    /** A request or a remote call, which waits for the answer. */
    REQUEST,
    /** A message from a queue or topic. */
    MESSAGE,
    /** An event of a user interface or of the application. */
    EVENT,
    /** The clock. */
    SCHEDULE,
    /** A call that returns at once, while the method runs elsewhere. */
    ASYNC,
    /** The start or the end of a component: once, before or after everything else. */
    LIFECYCLE
  }

  /** What runs it. */
  public enum Context {
    /** A thread of a pool, which may wait as long as others are left. */
    POOL,
    /** The thread of an event loop, which must not wait. */
    EVENT_LOOP,
    /** The one thread of a user interface, which must not wait for long. */
    UI_THREAD,
    /** A thread that runs what is due, one after another. */
    TIMER_THREAD,
    VIRTUAL_THREAD,
    /** The thread that raises the event. */
    CALLER
  }
}
