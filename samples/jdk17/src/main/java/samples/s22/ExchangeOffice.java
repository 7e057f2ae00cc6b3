// Claim: a lock is held for a moment, and not while its holder waits.
//
// Wrong: a lock that everybody needs is held across a call, and three calls further on, in another
// file, that call asks a far side. One slow answer stops them all.
//
// Right: ask first, then take the lock for as long as it takes to write the answer down.
//
// Compile it with the other files of its folder, then run it:  java samples.s22.ExchangeOffice

package samples.s22;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

final class ExchangeOffice {

  // Wrong

  static final class SlowBoard {
    private final Map<String, String> rates = new HashMap<>();
    private final RateService service = new RateService();

    synchronized String rate(String currency) {
      return rates.get(currency);
    }

    synchronized void refresh(String currency) {
      rates.put(currency, service.rate(currency)); // expect: blocking-under-lock
    }
  }

  static final class SlowTill {
    private final ReentrantLock lock = new ReentrantLock();
    private int customers;

    int customers() {
      lock.lock();
      try {
        return customers;
      } finally {
        lock.unlock();
      }
    }

    void serve() throws InterruptedException {
      lock.lock();
      try {
        customers++;
        Thread.sleep(200); // expect: blocking-under-lock
      } finally {
        lock.unlock();
      }
    }
  }

  // Right

  static final class Board {
    private final Map<String, String> rates = new HashMap<>();
    private final RateService service = new RateService();

    synchronized String rate(String currency) {
      return rates.get(currency);
    }

    void refresh(String currency) {
      String fresh = service.rate(currency);
      synchronized (this) {
        rates.put(currency, fresh);
      }
    }
  }

  static final class Till {
    private final ReentrantLock lock = new ReentrantLock();
    private int customers;

    int customers() {
      lock.lock();
      try {
        return customers;
      } finally {
        lock.unlock();
      }
    }

    void serve() throws InterruptedException {
      lock.lock();
      try {
        customers++;
      } finally {
        lock.unlock();
      }
      Thread.sleep(200);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    SlowTill slow = new SlowTill();
    Till till = new Till();
    System.out.println("asking while a slow till serves: " + ask(slow::serve, slow::customers));
    System.out.println("asking while a till serves: " + ask(till::serve, till::customers));
    if (args.length > 0) {
      SlowBoard held = new SlowBoard();
      Board board = new Board();
      held.refresh(args[0]);
      board.refresh(args[0]);
      System.out.println(args[0] + ": " + held.rate(args[0]) + ", " + board.rate(args[0]));
    }
  }

  private interface Serving {
    void serve() throws InterruptedException;
  }

  /** How long somebody who only wants a number waits for it. */
  private static String ask(Serving serving, java.util.function.IntSupplier number)
      throws InterruptedException {
    Thread server =
        new Thread(
            () -> {
              try {
                serving.serve();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    server.start();
    Thread.sleep(50);
    long begin = System.nanoTime();
    int customers = number.getAsInt();
    long took = (System.nanoTime() - begin) / 1_000_000;
    server.join();
    return took + " ms for " + customers;
  }
}
