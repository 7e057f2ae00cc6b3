package samples.s07;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock belongs to the thread that took it, until that thread lets go of it: on every way out, and
 * only where it holds the lock.
 *
 * <p>Explicit locks can do what synchronized blocks cannot: time out, give way to interrupts, span
 * methods. What they do not do is let go by themselves. Three ways to get that wrong follow, each
 * beside the right one.
 */
final class LocksAndFinally {
  private final Lock lock = new ReentrantLock();
  private final Map<String, Integer> balances = new HashMap<>();

  private LocksAndFinally() {
    balances.put("ann", 100);
  }

  // What throws between lock and unlock leaves the lock taken for ever.

  void withdrawWrong(String owner, String amount) {
    lock.lock(); // expect: lock-not-released
    balances.merge(owner, -Integer.parseInt(amount), Integer::sum);
    lock.unlock();
  }

  int balanceWrong(String owner) {
    lock.lock(); // expect: lock-not-released
    Integer balance = balances.get(owner);
    if (balance == null) {
      return 0;
    }
    lock.unlock();
    return balance;
  }

  void withdrawRight(String owner, String amount) {
    lock.lock();
    try {
      balances.merge(owner, -Integer.parseInt(amount), Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  // The lock comes in front of the try, or the finally lets go of what was never taken.

  void depositWrong(String owner, String amount) {
    try {
      int parsed = Integer.parseInt(amount);
      lock.lock();
      balances.merge(owner, parsed, Integer::sum);
    } finally {
      lock.unlock(); // expect: unlock-without-lock
    }
  }

  void depositRight(String owner, String amount) {
    int parsed = Integer.parseInt(amount);
    lock.lock();
    try {
      balances.merge(owner, parsed, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  // An attempt may fail, and its result is the only one to say so.

  void closeWrong(String owner) throws InterruptedException {
    lock.tryLock(100, TimeUnit.MILLISECONDS); // expect: try-lock-result-ignored
    try {
      balances.remove(owner);
    } finally {
      lock.unlock();
    }
  }

  boolean closeRight(String owner) throws InterruptedException {
    if (!lock.tryLock(100, TimeUnit.MILLISECONDS)) {
      return false;
    }
    try {
      balances.remove(owner);
      return true;
    } finally {
      lock.unlock();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    LocksAndFinally bank = new LocksAndFinally();
    bank.withdrawRight("ann", "30");
    bank.depositRight("ann", "5");
    System.out.println(bank.balanceWrong("ann"));
    bank.withdrawWrong("ann", "1");
    try {
      bank.depositWrong("ann", "many");
    } catch (IllegalMonitorStateException e) {
      System.out.println("the wrong exception: " + e);
    }
    bank.closeWrong("bob");
    System.out.println(bank.closeRight("ann"));
  }
}
