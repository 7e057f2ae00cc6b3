// Claim: a virtual thread is cheap as long as it waits for what lets go of its carrier.
//
// Wrong: virtual threads that compute, that spin, that only read files, or that keep an object for
// each thread. There are as many carriers as processors, and each of these keeps one, or a buffer.
//
// Right: pools of platform threads for computing and for files, a latch for waiting, a buffer made
// where it is used. What waits for sockets, queues and locks is what virtual threads are for.
//
// Run it:  java WhatCarriersCarry.java  (from Java 22 on; before, compile the folder first)

package samples.s26;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class WhatCarriersCarry {
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService processors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final ExecutorService readers = Executors.newFixedThreadPool(16);
  private final Work work = new Work();
  private final CountDownLatch ready = new CountDownLatch(1);

  // Wrong

  void compute(int n) {
    virtual.execute(() -> work.compute(n)); // expect: virtual-thread-for-cpu
  }

  void read(List<Path> files) {
    for (Path file : files) {
      virtual.execute(() -> work.count(file)); // expect: virtual-thread-file-wait
    }
  }

  void spin() {
    virtual.execute(() -> work.untilOpen()); // expect: virtual-thread-spin
  }

  void format(int number) {
    virtual.execute(() -> work.print(number)); // expect: thread-local-cache-on-virtual-thread
  }

  // Right

  void computeOnProcessors(int n) {
    processors.execute(() -> work.compute(n));
  }

  void readFromPool(List<Path> files) {
    for (Path file : files) {
      readers.execute(() -> work.count(file));
    }
  }

  void await() {
    virtual.execute(() -> go());
  }

  private void go() {
    try {
      ready.await();
      work.open();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) {
    WhatCarriersCarry here = new WhatCarriersCarry();
    here.computeOnProcessors(20);
    here.await();
    here.ready.countDown();
    here.virtual.close();
    here.processors.close();
    here.readers.close();
  }
}
