// Claim: do not create threads yourself, use an executor: its futures bring results and failures.
//
// Wrong: a thread made by hand has no result, so the tasks write to an array that they share; what
// a task throws ends on the console, and its place in the array stays 0; and a thousand ranges are
// a thousand threads. A slip makes it worse: run() instead of start() starts nothing at all.
//
// Right: a pool of as many threads as there are cores, for these tasks compute. invokeAll waits for
// all of them, and each future gives the result, or throws what the task threw.
//
// Run it:  java TasksOnRawThreads.java

package samples.s02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class TasksOnRawThreads {
  record Range(int from, int to) {}

  // Wrong

  static long threadPerRange(List<Range> ranges) throws InterruptedException {
    long[] counts = new long[ranges.size()];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      int place = i;
      Runnable task = () -> counts[place] = primesIn(ranges.get(place));
      Thread thread = new Thread(task); // expect: raw-thread-for-task
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  static void nothingStarts(Range range) {
    Thread thread = new Thread(() -> System.out.println("primes: " + primesIn(range)));
    thread.run(); // expect: run-instead-of-start
  }

  // Right

  static long poolOfTasks(List<Range> ranges, ExecutorService pool)
      throws InterruptedException, ExecutionException {
    List<Callable<Long>> tasks = new ArrayList<>();
    for (Range range : ranges) {
      tasks.add(() -> primesIn(range));
    }
    long sum = 0;
    for (Future<Long> count : pool.invokeAll(tasks)) {
      sum += count.get();
    }
    return sum;
  }

  private static long primesIn(Range range) {
    long count = 0;
    for (int number = range.from(); number < range.to(); number++) {
      if (isPrime(number)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; (long) divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return number >= 2;
  }

  public static void main(String[] args) throws Exception {
    List<Range> ranges = new ArrayList<>();
    for (int from = 0; from < 1_000_000; from += 100_000) {
      ranges.add(new Range(from, from + 100_000));
    }
    System.out.println("by hand: " + threadPerRange(ranges));
    nothingStarts(ranges.get(0));
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      System.out.println("by pool: " + poolOfTasks(ranges, pool));
    } finally {
      pool.shutdown();
    }
  }
}
