// Claim: an object is safe to share when its class says so, not when it looks like a constant.
//
// Wrong: a SimpleDateFormat in a static field, which keeps the date that it works on in a field; a
// public collection that no lock of its class can guard; an override that forgets the lock.
//
// Right: an immutable formatter, a private collection made for several threads, the lock again.
//
// Run it:  java SharedObjects.java

package samples.s15;

import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

public final class SharedObjects {
  private static final long DAY = TimeUnit.DAYS.toMillis(1);
  private static final int TIMES = 20_000;
  private static final int PAYMENTS = 5_000_000;

  private SharedObjects() {}

  // Wrong

  private static final SimpleDateFormat OLD = new SimpleDateFormat("yyyy-MM-dd"); // expect: not-thread-safe-object-shared

  static String oldStyle(long millis) {
    return OLD.format(new Date(millis));
  }

  public static final List<String> LISTENERS = new ArrayList<>(); // expect: exposed-mutable-static

  static synchronized void listen(String name) {
    LISTENERS.add(name);
  }

  static class Account {
    protected long balance;

    synchronized void add(long amount) {
      balance += amount;
    }

    synchronized long balance() {
      return balance;
    }
  }

  static final class BonusAccount extends Account {
    @Override
    void add(long amount) { // expect: override-drops-synchronized
      balance += amount + 1;
    }
  }

  // Right

  private static final DateTimeFormatter NEW =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

  static String newStyle(long millis) {
    return NEW.format(Instant.ofEpochMilli(millis));
  }

  private static final List<String> READERS = new CopyOnWriteArrayList<>();

  static void read(String name) {
    READERS.add(name);
  }

  static final class GuardedAccount extends Account {
    @Override
    synchronized void add(long amount) {
      balance += amount + 1;
    }
  }

  private static void onTwoThreads(Runnable work) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(work);
    pool.execute(work);
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void formatOften(String name, LongFunction<String> format)
      throws InterruptedException {
    List<String> expected = new ArrayList<>();
    for (int day = 0; day < 100; day++) {
      expected.add(format.apply(day * DAY));
    }
    LongAdder wrong = new LongAdder();
    onTwoThreads(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            int day = i % 100;
            if (!expected.get(day).equals(format.apply(day * DAY))) {
              wrong.increment();
            }
          }
        });
    System.out.printf("%-8s wrong dates: %d%n", name, wrong.sum());
  }

  private static void payOften(String name, Account account) throws InterruptedException {
    onTwoThreads(
        () -> {
          for (int i = 0; i < PAYMENTS; i++) {
            account.add(1);
          }
        });
    System.out.printf("%-8s balance: %,d of %,d%n", name, account.balance(), 4L * PAYMENTS);
  }

  public static void main(String[] args) throws InterruptedException {
    formatOften("old", SharedObjects::oldStyle);
    formatOften("new", SharedObjects::newStyle);
    payOften("dropped", new BonusAccount());
    payOften("guarded", new GuardedAccount());
    listen("one");
    read("two");
  }
}
