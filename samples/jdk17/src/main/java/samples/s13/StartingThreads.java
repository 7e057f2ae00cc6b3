// Claim: a Thread object is not a thread yet; start(), and nothing else, makes it one, at the right
// moment, and only its own code can end it.
//
// Wrong: a thread that nobody starts; a Thread where a Runnable is meant, so that its name and its
// interrupt() are lost; a start() in a constructor that has not written all fields; stop(), which
// breaks what the locks protect and is on its way out of the JDK; a priority instead of a queue.
//
// Right: hand a Runnable to an executor that names its threads; start in a factory method, once the
// object is there; ask a thread to end by interrupt(), and let its code listen.
//
// Run it:  java StartingThreads.java

package samples.s13;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

final class StartingThreads {
  private StartingThreads() {}

  // Wrong

  static void neverStarted() {
    Thread thread = new Thread(() -> System.out.println("nobody reads this"), "silent"); // expect: thread-never-started
    thread.setDaemon(true);
  }

  static void threadAsTask(ExecutorService pool) {
    Thread named = new Thread(StartingThreads::printThread, "my-name");
    pool.execute(named); // expect: thread-as-runnable
  }

  /** Its thread may print null: the greeting is written after the start. */
  static final class Hasty {
    private final String greeting;

    Hasty() {
      Thread thread = new Thread(this::greet, "hasty");
      thread.setPriority(Thread.MAX_PRIORITY); // expect: thread-group-or-priority
      thread.start(); // expect: thread-started-in-constructor
      greeting = "hello from " + Thread.currentThread().getName();
    }

    private void greet() {
      System.out.println(greeting);
    }
  }

  @SuppressWarnings({"deprecation", "removal"})
  static void stop(Thread thread) {
    thread.stop(); // expect: stop-or-suspend
  }

  // Right

  static void task(ExecutorService pool) {
    pool.execute(StartingThreads::printThread);
  }

  /** Counts until it is asked to end. */
  static final class Counter {
    private final Thread thread = new Thread(this::count, "counter");
    private long counted;

    static Counter started() {
      Counter counter = new Counter();
      counter.thread.start();
      return counter;
    }

    private void count() {
      while (!Thread.currentThread().isInterrupted()) {
        counted++;
      }
    }

    long end() throws InterruptedException {
      thread.interrupt();
      thread.join();
      return counted;
    }
  }

  private static void printThread() {
    System.out.println("on " + Thread.currentThread().getName());
  }

  public static void main(String[] args) throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    neverStarted();
    threadAsTask(pool);
    task(pool);
    new Hasty();
    Counter counter = Counter.started();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.SECONDS);
    System.out.println("counted " + counter.end());
  }
}
