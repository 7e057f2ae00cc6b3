// Claim: an interruption is a request to end, and whoever catches it has to pass it on.
//
// Wrong: the exception is logged and forgotten, so the loop goes on and shutdownNow() waits in vain;
// Thread.interrupted() asks and clears the flag, so the next wait knows nothing of the request.
//
// Right: let the exception end the work, or set the flag again and leave; ask with isInterrupted().
//
// Run it:  java Interruption.java

package samples.s14;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

final class Interruption {
  private static final int STEPS = 20;

  private Interruption() {}

  // Wrong

  static void deaf() {
    for (int i = 0; i < STEPS; i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) { // expect: interruption-swallowed
        System.out.println("  did somebody say something?");
      }
    }
  }

  static int forgetful(long[] numbers) {
    int positive = 0;
    for (long number : numbers) {
      if (Thread.interrupted()) { // expect: interrupted-flag-cleared
        break;
      }
      positive += number > 0 ? 1 : 0;
    }
    return positive;
  }

  // Right

  static void polite() {
    for (int i = 0; i < STEPS; i++) {
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  static int attentive(long[] numbers) {
    int positive = 0;
    for (long number : numbers) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      positive += number > 0 ? 1 : 0;
    }
    return positive;
  }

  private static void shutDown(String name, Runnable work) throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(work);
    TimeUnit.MILLISECONDS.sleep(100);
    long start = System.nanoTime();
    pool.shutdownNow();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.printf("%-7s ended after %d ms%n", name, (System.nanoTime() - start) / 1_000_000);
  }

  private static String flagAfter(Runnable work) {
    Thread.currentThread().interrupt();
    work.run();
    return Thread.interrupted() ? "still set" : "lost";
  }

  public static void main(String[] args) throws InterruptedException {
    shutDown("deaf", Interruption::deaf);
    shutDown("polite", Interruption::polite);
    System.out.println("flag after interrupted():   " + flagAfter(() -> forgetful(new long[] {1})));
    System.out.println("flag after isInterrupted(): " + flagAfter(() -> attentive(new long[] {1})));
  }
}
