// What PinnedThreads runs: the monitor, and two calls and a lambda further on the wait.

package samples.s25;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

final class Archive {
  private final ReentrantLock lock = new ReentrantLock();

  // Wrong

  void storePinned(Object page) {
    synchronized (page) {
      write(page); // expect: virtual-thread-pinned, blocking-under-lock
    }
  }

  // Right, as far as carriers go

  void store(Object page) {
    String text = page.toString();
    write(text);
    lock.lock();
    try {
      System.out.println(text);
    } finally {
      lock.unlock();
    }
  }

  private static void write(Object page) {
    retried(() -> send(page));
  }

  private static void retried(Callable<Boolean> attempt) {
    try {
      while (!attempt.call()) {
        System.out.println("once more");
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean send(Object page) throws InterruptedException {
    Thread.sleep(20);
    return page != null;
  }
}
