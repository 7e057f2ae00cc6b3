package samples.s09;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waiting to be notified takes three things: a lock, a question about what it guards, and somebody
 * who changes the answer under the same lock before notifying all who may care.
 *
 * <p>Four ways to leave one of them out, each beside the right one. A BlockingQueue or a
 * CountDownLatch has all three inside.
 */
final class WaitAndNotify {
  private WaitAndNotify() {}

  /** One crowd waits for two things, so all of it is woken. */
  static final class Buffer {
    private final int[] items = new int[2];
    private int count;

    synchronized void putWrong(int item) throws InterruptedException {
      while (count == items.length) {
        wait();
      }
      items[count++] = item;
      notify(); // expect: notify-one-of-many
    }

    synchronized void putRight(int item) throws InterruptedException {
      while (count == items.length) {
        wait();
      }
      items[count++] = item;
      notifyAll();
    }

    synchronized int take() throws InterruptedException {
      while (count == 0) {
        wait();
      }
      int item = items[--count];
      notifyAll();
      return item;
    }
  }

  /** The monitor must be held, and the answer must change under it. */
  static final class Gate {
    private final Object lock = new Object();
    private boolean open;

    void pass() throws InterruptedException {
      synchronized (lock) {
        while (!open) {
          lock.wait();
        }
      }
    }

    // The monitor of this gate is not that of its lock.

    synchronized void openWithoutLock() {
      open = true;
      lock.notifyAll(); // expect: wait-without-lock
    }

    // Those who wait look, find the gate closed and wait again.

    void openInVain() {
      synchronized (lock) {
        lock.notifyAll(); // expect: naked-notify
      }
    }

    void openRight() {
      synchronized (lock) {
        open = true;
        lock.notifyAll();
      }
    }
  }

  /** A condition has methods of its own, and those of every object. */
  static final class Signal {
    private final Lock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private boolean isGiven;

    void await() throws InterruptedException {
      lock.lock();
      try {
        while (!isGiven) {
          given.await();
        }
      } finally {
        lock.unlock();
      }
    }

    void giveWrong() {
      lock.lock();
      try {
        isGiven = true;
        given.notifyAll(); // expect: monitor-method-on-condition
      } finally {
        lock.unlock();
      }
    }

    void giveRight() {
      lock.lock();
      try {
        isGiven = true;
        given.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Buffer buffer = new Buffer();
    buffer.putWrong(1);
    buffer.putRight(2);
    System.out.println(buffer.take() + buffer.take());
    Gate gate = new Gate();
    try {
      gate.openWithoutLock();
    } catch (IllegalMonitorStateException e) {
      System.out.println("not the monitor of the lock: " + e);
    }
    gate.openInVain();
    gate.openRight();
    gate.pass();
    Signal signal = new Signal();
    try {
      signal.giveWrong();
    } catch (IllegalMonitorStateException e) {
      System.out.println("not a method of the condition: " + e);
    }
    signal.giveRight();
    signal.await();
  }
}
