// Claim: a thread that has to wait should wait, not ask again and again.
//
// Wrong: a loop that only asks keeps a processor busy, and one that asks a plain field may never
// see the change. A loop that sleeps in between wakes up late, or for nothing.
//
// Right: a latch, a future or a queue wakes the thread up when there is something to do.
//
// Run it:  java BusyWaiting.java

package samples.s12;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class BusyWaiting {

  // Wrong

  static final class HastyKettle {
    private boolean on;
    private volatile boolean boiling;

    void start() {
      on = true;
    }

    void boil() {
      while (!on) {} // expect: spin-on-field
      boiling = true;
    }

    void makeTea() throws InterruptedException {
      while (!boiling) { // expect: sleep-as-synchronisation
        Thread.sleep(100);
      }
      System.out.println("tea");
    }
  }

  // Right

  static final class Kettle {
    private final CountDownLatch on = new CountDownLatch(1);
    private final CompletableFuture<Integer> boiling = new CompletableFuture<>();

    void start() {
      on.countDown();
    }

    void boil() throws InterruptedException {
      on.await();
      boiling.complete(100);
    }

    void makeTea() {
      System.out.println("tea at " + boiling.join() + " degrees");
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Kettle kettle = new Kettle();
    ExecutorService guest = Executors.newSingleThreadExecutor();
    CompletableFuture<Void> tea = CompletableFuture.runAsync(kettle::makeTea, guest);
    kettle.start();
    kettle.boil();
    tea.join();
    guest.shutdown();
  }
}
