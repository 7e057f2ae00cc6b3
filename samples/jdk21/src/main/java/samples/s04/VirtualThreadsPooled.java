// Claim: threads are not free, so they are pooled; virtual threads nearly are, so they are not.
//
// Wrong: a pool of 100 virtual threads lets 100 tasks run, although ten thousand could wait at
// once. It saves nothing: a virtual thread costs about as much as the task object that it runs.
//
// Also wrong: to treat one as a platform thread. It is always a daemon, has one priority and no
// group, and setDaemon(false) throws.
//
// Right: a virtual thread per task. Where the pool's size was meant as a limit, say what is scarce:
// a semaphore limits the connections and nothing else.
//
// Run it:  java VirtualThreadsPooled.java

package samples.s04;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

final class VirtualThreadsPooled {
  private static final int TASKS = 2_000;

  private final Semaphore connections = new Semaphore(500);

  // Wrong

  ExecutorService pooled() {
    ThreadFactory virtual = Thread.ofVirtual().factory();
    return Executors.newFixedThreadPool(100, virtual); // expect: virtual-thread-pooled
  }

  Thread keepsTheProgramAlive(Runnable work) {
    Thread thread = Thread.ofVirtual().unstarted(work);
    thread.setDaemon(false); // expect: virtual-thread-unsupported-call
    return thread;
  }

  // Right

  ExecutorService threadPerTask() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  /** A task for either: thinks for itself, then asks the database. */
  private void answer() {
    pause();
    connections.acquireUninterruptibly();
    try {
      pause();
    } finally {
      connections.release();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long millis(ExecutorService executor) {
    long start = System.nanoTime();
    try (executor) {
      for (int i = 0; i < TASKS; i++) {
        executor.execute(this::answer);
      }
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  public static void main(String[] args) {
    VirtualThreadsPooled sample = new VirtualThreadsPooled();
    System.out.printf("pooled:          %d ms%n", sample.millis(sample.pooled()));
    System.out.printf("thread per task: %d ms%n", sample.millis(sample.threadPerTask()));
  }
}
