package samples.s24;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Knows nothing of the threads that call it, and waits for one of them. */
final class Reports {
  private final ExecutorService executor;

  Reports(ExecutorService executor) {
    this.executor = executor;
  }

  int daily() throws InterruptedException, ExecutionException {
    return sections() + 1;
  }

  private int sections() throws InterruptedException, ExecutionException {
    return sales() * 2;
  }

  private int sales() throws InterruptedException, ExecutionException {
    Future<Integer> sum = executor.submit(() -> sum(1000));
    int own = sum(10);
    return own + sum.get(); // expect: pool-self-deadlock
  }

  int dailyAtOnce() {
    return sum(10) + sum(1000) + 1;
  }

  private static int sum(int of) {
    int sum = 0;
    for (int i = 0; i < of; i++) {
      sum += i;
    }
    return sum;
  }
}
