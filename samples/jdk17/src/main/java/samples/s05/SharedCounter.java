// Claim: threads that share memory can write to it at once, so precautions are needed.
//
// Wrong: volatile makes every read see the last write, and nothing more. hits++ is a read, an
// addition and a write: two threads both read 7 and both write 8, and one hit is lost.
//
// Right: an AtomicLong where the exact number is read often, a LongAdder where many threads write
// and few read, a lock where more than one field has to change together.
//
// Run it:  java SharedCounter.java    (twice, if by luck no hit was lost)

package samples.s05;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

final class SharedCounter {
  private static final int TIMES = 10_000_000;

  interface Counter {
    void hit();

    long hits();
  }

  // Wrong

  static final class Volatile implements Counter {
    private volatile long hits;

    @Override
    public void hit() {
      hits++; // expect: volatile-increment
    }

    @Override
    public long hits() {
      return hits;
    }
  }

  // Right

  static final class Atomic implements Counter {
    private final AtomicLong hits = new AtomicLong();

    @Override
    public void hit() {
      hits.incrementAndGet();
    }

    @Override
    public long hits() {
      return hits.get();
    }
  }

  static final class Adder implements Counter {
    private final LongAdder hits = new LongAdder();

    @Override
    public void hit() {
      hits.increment();
    }

    @Override
    public long hits() {
      return hits.sum();
    }
  }

  /** Readers need no lock here, so the field is volatile as well; all writers hold the lock. */
  static final class Locked implements Counter {
    private volatile long hits;

    @Override
    public synchronized void hit() {
      hits++;
    }

    @Override
    public long hits() {
      return hits;
    }
  }

  private static void count(Counter counter) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int thread = 0; thread < 2; thread++) {
      pool.execute(() -> hitOften(counter));
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.printf("%-8s %,d%n", counter.getClass().getSimpleName(), counter.hits());
  }

  private static void hitOften(Counter counter) {
    for (int i = 0; i < TIMES; i++) {
      counter.hit();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    System.out.printf("expected %,d%n", 2L * TIMES);
    count(new Volatile());
    count(new Atomic());
    count(new Adder());
    count(new Locked());
  }
}
