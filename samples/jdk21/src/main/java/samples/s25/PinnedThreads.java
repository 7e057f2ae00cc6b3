// Claim: a virtual thread that waits lets go of its carrier, unless it holds a monitor.
//
// Wrong: up to Java 23, a wait under a monitor keeps the carrier. There are as many as processors,
// so a few such waits stop all virtual threads. The thread, the monitor and the wait lie in
// different files.
//
// Right: wait outside the monitor, or hold a ReentrantLock.
//
// Compile it with the other file of its folder, then run it:  java samples.s25.PinnedThreads

package samples.s25;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

final class PinnedThreads {
  private static final int TASKS = 100;

  public static void main(String[] args) {
    Archive archive = new Archive();
    System.out.println("monitors: " + time(archive::storePinned));
    System.out.println("locks: " + time(archive::store));
  }

  private static Duration time(Consumer<Object> task) {
    Instant begin = Instant.now();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TASKS; i++) {
        Object page = new Object();
        executor.execute(() -> task.accept(page));
      }
    }
    return Duration.between(begin, Instant.now());
  }

  static void start(Archive archive, Object page) {
    Thread.startVirtualThread(() -> archive.storePinned(page));
    Thread.startVirtualThread(() -> archive.store(page));
  }

  private PinnedThreads() {}
}
