// Claim: a future is for the time between starting a task and needing its result.
//
// Wrong: the caller starts a task and waits for it in the same breath. Two threads do the work of
// one, and price and stock are still looked up one after the other.
//
// Right: start first, do something else, wait last. When there is nothing else to do, call the code
// directly. Waiting at once with a time limit is something else again: it bounds code that has no
// limit of its own.
//
// Run it:  java AsyncThatWaitsAtOnce.java

package samples.s03;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class AsyncThatWaitsAtOnce {
  record Offer(int price, int stock) {}

  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  // Wrong

  Offer oneAfterTheOther(String item) throws InterruptedException, ExecutionException {
    int price = pool.submit(() -> price(item)).get(); // expect: sham-async
    int stock = CompletableFuture.supplyAsync(() -> stock(item), pool).join(); // expect: sham-async
    return new Offer(price, stock);
  }

  // Right

  Offer bothAtOnce(String item) throws InterruptedException, ExecutionException {
    Future<Integer> price = pool.submit(() -> price(item));
    int stock = stock(item);
    return new Offer(price.get(), stock);
  }

  int stockAlone(String item) {
    return stock(item);
  }

  int priceInTime(String item) throws InterruptedException, ExecutionException, TimeoutException {
    return pool.submit(() -> price(item)).get(2, TimeUnit.SECONDS);
  }

  // Both look-ups stand for calls to a server that takes its time.

  private static int price(String item) {
    pause();
    return 10 * item.length();
  }

  private static int stock(String item) {
    pause();
    return item.length();
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws Exception {
    AsyncThatWaitsAtOnce sample = new AsyncThatWaitsAtOnce();
    try {
      long start = System.nanoTime();
      Offer slow = sample.oneAfterTheOther("lamp");
      long middle = System.nanoTime();
      Offer fast = sample.bothAtOnce("lamp");
      long end = System.nanoTime();
      System.out.printf("waits at once: %s in %d ms%n", slow, (middle - start) / 1_000_000);
      System.out.printf("waits last:    %s in %d ms%n", fast, (end - middle) / 1_000_000);
    } finally {
      sample.pool.shutdown();
    }
  }
}
