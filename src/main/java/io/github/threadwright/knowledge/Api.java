package io.github.threadwright.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one method or constructor: a line of {@code rules/catalogue}. A line may say
 * several things. A line that hands over several arguments gives one value for each of them.
 *
 * @param pattern which method is meant
 * @param waits set when calling it may block
 * @param task set when it is handed code to run, now or later
 * @param pool set when it creates an executor
 * @param thread set when it creates, starts or joins a thread
 * @param role set when it plays another part in concurrency
 * @param jdk the releases in which this holds; narrower than the releases that have the method only
 *     where behaviour changed
 * @param file name of the catalogue file, e.g. {@code jdk-waits.txt}
 * @param line in that file, from 1
 */
public record Api(
    MethodPattern pattern,
    @Nullable Wait waits,
    @Nullable Task task,
    @Nullable Pool pool,
    @Nullable ThreadRole thread,
    @Nullable Role role,
    JdkRange jdk,
    String file,
    int line) {

  /** An entry without a role that holds in every release. */
  public Api(
      MethodPattern pattern,
      @Nullable Wait waits,
      @Nullable Task task,
      @Nullable Pool pool,
      @Nullable ThreadRole thread,
      String file,
      int line) {
    this(pattern, waits, task, pool, thread, null, JdkRange.ALL, file, line);
  }

  /**
   * A call that may block.
   *
   * @param kind null when this line says that the method never waits, although a more general line
   *     says so
   * @param interruptible whether it ends early, or throws, when its thread is interrupted
   * @param limited whether the caller gave a time limit
   * @param instead the non-blocking counterpart, or null when there is none
   * @param cheap whether the wait is so short that it hardly ever decides anything, as with the
   *     metadata of a local file
   * @param conditional whether it waits only in a mode or state that the call does not show, e.g. a
   *     channel that is blocking
   * @param carrier what it does to the carrier of a virtual thread; null when nothing is known,
   *     e.g. for {@link WaitKind#WRAPPED}
   */
  public record Wait(
      @Nullable WaitKind kind,
      boolean interruptible,
      boolean limited,
      @Nullable String instead,
      boolean cheap,
      boolean conditional,
      @Nullable Carrier carrier) {

    public Wait(
        @Nullable WaitKind kind, boolean interruptible, boolean limited, @Nullable String instead) {
      this(kind, interruptible, limited, instead, false, false, null);
    }
  }

  /**
   * Code that is handed over.
   *
   * @param argument index of the argument that is run; -1 for the receiver itself. An argument that
   *     is a collection or an array stands for its elements
   * @param runner on what it runs
   * @param returnsFuture whether the call gives a handle to wait on
   */
  public record Task(int argument, Runner runner, boolean returnsFuture) {}

  /** Where handed-over code runs. */
  public enum Runner {
    /** Before the call returns, on the caller's thread. */
    CALLER_NOW,
    /** Later, on the thread that completes or pulls. */
    CALLER_LATER,
    /** On the executor that is the receiver. */
    RECEIVER_POOL,
    /** On the executor that is an argument; the last argument. */
    ARGUMENT_POOL,
    /** On the fork/join common pool. */
    COMMON_POOL,
    /**
     * On the fork/join pool that the caller's thread belongs to; on the common pool when it belongs
     * to none.
     */
    CALLER_POOL,
    NEW_THREAD,
    VIRTUAL_THREAD,
    TIMER_THREAD,
    EVENT_LOOP,
    UNKNOWN;

    /** Whether another thread than the caller's surely runs it. */
    public boolean isElsewhere() {
      return this != CALLER_NOW && this != CALLER_LATER && this != UNKNOWN;
    }
  }

  /**
   * An executor that is created.
   *
   * @param sizeArgument index of the argument that gives the number of threads, -1 when none does
   * @param factoryArgument index of the argument that is the thread factory, -1 when there is none
   */
  public record Pool(Kind kind, int sizeArgument, int factoryArgument) {
    /** How a pool grows. */
    public enum Kind {
      FIXED,
      SINGLE,
      CACHED,
      SCHEDULED,
      WORK_STEALING,
      FORK_JOIN,
      VIRTUAL_PER_TASK,
      PER_TASK,
      CUSTOM
    }
  }

  /** What a method does to a thread. */
  public enum ThreadRole {
    CREATE,
    CREATE_VIRTUAL,
    START,
    JOIN,
    VIRTUAL_FACTORY,
    PLATFORM_FACTORY,
    CONFIGURE,
    INTERRUPT
  }

  /** A part in concurrency that needs no more than its name. */
  public enum Role {
    /** Gives a sequential stream. */
    STREAM_SOURCE,
    /** Gives a parallel stream. */
    PARALLEL_STREAM_SOURCE,
    /** Makes the whole stream parallel. */
    STREAM_TO_PARALLEL,
    /** Makes the whole stream sequential. */
    STREAM_TO_SEQUENTIAL,
    /** Adds a stage to a stream; runs nothing yet. */
    STREAM_STAGE,
    /** Runs the stream. */
    STREAM_END,
    /** Takes the lock that is the receiver, waiting for it. */
    LOCK_ACQUIRE,
    /** Tries to take the lock that is the receiver; the result says whether it did. */
    LOCK_TRY,
    /** Lets go of the lock that is the receiver. */
    LOCK_RELEASE,
    /** Launches an external process. */
    PROCESS_LAUNCH,
    /** Lets an executor run out. */
    POOL_SHUTDOWN,
    /** Starts work elsewhere, without being handed code, and returns a handle to wait on. */
    ASYNC_CALL,
    /** Runs the code that it is handed while it holds a lock of its own. */
    RUNS_UNDER_LOCK,
    /** A stage behind which its first argument, an executor or scheduler, runs the stages. */
    CONTINUES_ELSEWHERE,
    /** A stage that lets its first argument run the whole chain from its beginning on. */
    STARTS_ELSEWHERE,
    /** Gives a scheduler whose few threads are for computing, and must not wait. */
    NON_WAITING_POOL,
    /** Runs the code that it is handed in a transaction. */
    RUNS_IN_TRANSACTION,
    /** Begins a transaction; where it has an argument, when that is false. */
    TRANSACTION_BEGIN,
    /** Ends the transaction. */
    TRANSACTION_END
  }
}
