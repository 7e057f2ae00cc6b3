package samples.s08;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A synchronized block excludes those who lock the same object, and nobody else.
 *
 * <p>So the object must be one, always the same one, and nobody else's. Five ways to lock another
 * object than was meant; the right way is the same for all: a private final object of its own,
 * static where it guards what is static.
 */
@SuppressWarnings("synchronization")
class WhichObjectIsLocked {
  private static final Object CLASS_LOCK = new Object();
  private static int created;
  private static int named;

  private final Object lock = new Object();
  private final Lock explicit = new ReentrantLock();
  private final Integer boxed = 1;
  private List<String> log = new ArrayList<>();
  private int count;

  // 1 is the same object everywhere in the program.

  void countWrong() {
    synchronized (boxed) { // expect: lock-on-shared-value
      count++;
    }
  }

  void countRight() {
    synchronized (lock) {
      count++;
    }
  }

  // The next thread locks the new list, while this one is still inside.

  List<String> drainWrong() {
    synchronized (log) { // expect: lock-on-changing-field
      List<String> drained = log;
      log = new ArrayList<>();
      return drained;
    }
  }

  List<String> drainRight() {
    synchronized (lock) {
      List<String> drained = log;
      log = new ArrayList<>();
      return drained;
    }
  }

  // Another class in each subclass, while the field is one for all.

  void nameWrong() {
    synchronized (getClass()) { // expect: lock-on-get-class
      named++;
    }
  }

  void nameRight() {
    synchronized (CLASS_LOCK) {
      named++;
    }
  }

  // The monitor of a lock is not the lock.

  int readWrong() {
    synchronized (explicit) { // expect: lock-object-as-monitor
      return count;
    }
  }

  int readRight() {
    explicit.lock();
    try {
      return count;
    } finally {
      explicit.unlock();
    }
  }

  // Two objects, two locks, one field.

  synchronized void createWrong() {
    created++; // expect: instance-lock-for-static
  }

  void createRight() {
    synchronized (CLASS_LOCK) {
      created++;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int i = 0; i < 2; i++) {
      WhichObjectIsLocked own = new WhichObjectIsLocked();
      pool.execute(own::work);
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    System.out.println("created " + created + " of 200000");
  }

  private void work() {
    for (int i = 0; i < 100_000; i++) {
      createWrong();
    }
    createRight();
    countWrong();
    countRight();
    nameWrong();
    nameRight();
    drainWrong();
    drainRight();
    System.out.println(readWrong() + readRight());
  }
}
