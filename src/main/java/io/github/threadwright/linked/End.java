package io.github.threadwright.linked;

import io.github.threadwright.knowledge.WaitKind;
import org.jspecify.annotations.Nullable;

/**
 * What a way through the code may come to.
 *
 * @param kind set for a {@link What#WAIT}
 */
public record End(What what, @Nullable WaitKind kind) {
  private static final int WAITS = WaitKind.values().length;

  /** How many there are. */
  static final int COUNT = WAITS + What.values().length;

  /** What code does, apart from computing. */
  public enum What {
    /** It may block. */
    WAIT,
    /** It makes and starts a thread. */
    THREAD,
    /** It launches a process. */
    PROCESS,
    /** It makes an executor. */
    POOL,
    /** It hands code to other threads. */
    TASK,
    /** It writes a static field while it holds no lock. */
    STATIC_WRITE,
    /** It writes a field of its own object while it holds no lock. */
    OWN_WRITE,
    /** It changes an object that it did not make itself, and that is not made for threads. */
    CHANGE,
    /** It asks for something again and again without letting go of its processor. */
    SPIN,
    /** It uses a thread-local that keeps an object for each thread, made when first asked for. */
    THREAD_CACHE,
    /** It computes for long, see {@link LoopDepths}. */
    COMPUTES,
    /** It takes a lock. */
    LOCK,
    /** It calls code of which nothing is known. */
    UNKNOWN
  }

  public static End of(WaitKind wait) {
    return new End(What.WAIT, wait);
  }

  public static End of(What what) {
    return new End(what, null);
  }

  /** Dense, from 0. */
  int key() {
    return kind != null ? kind.ordinal() : WAITS + what.ordinal();
  }

  static End ofKey(int key) {
    return key < WAITS ? of(WaitKind.values()[key]) : of(What.values()[key - WAITS]);
  }
}
