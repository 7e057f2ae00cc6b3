// Claim: what one thread wrote, another must be told of: when to look, and that it is complete.
//
// Wrong: a wait inside an if goes on after any wake-up, although another thread may have emptied
// the box meanwhile. And a field that is tested without the lock and is not volatile may show an
// object before what its constructor wrote. And even a volatile field shows an object that is not
// complete when it is assigned too early.
//
// Right: a while around the wait, or a queue of the JDK, which has that loop inside. A volatile
// field, or a holder class, whose loading is the lock.
//
// Run it:  java WaitAndPublish.java

package samples.s06;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

final class WaitAndPublish {

  // Wrong

  static final class HastyMailbox {
    private final Deque<String> letters = new ArrayDeque<>();

    synchronized void put(String letter) {
      letters.add(letter);
      notifyAll();
    }

    synchronized String take() throws InterruptedException {
      if (letters.isEmpty()) {
        wait(); // expect: wait-outside-loop
      }
      return letters.remove();
    }
  }

  static final class HastyPrices {
    private Map<String, Integer> prices;

    Map<String, Integer> get() {
      if (prices == null) { // expect: double-checked-locking-not-volatile
        synchronized (this) {
          if (prices == null) {
            prices = load();
          }
        }
      }
      return prices;
    }
  }

  static final class EarlyPrices {
    private volatile Map<String, Integer> prices;

    Map<String, Integer> get() {
      if (prices == null) {
        synchronized (this) {
          if (prices == null) {
            prices = new HashMap<>(); // expect: published-before-complete
            prices.put("lamp", 40);
          }
        }
      }
      return prices;
    }
  }

  // Right

  static final class Mailbox {
    private final Deque<String> letters = new ArrayDeque<>();

    synchronized void put(String letter) {
      letters.add(letter);
      notifyAll();
    }

    synchronized String take() throws InterruptedException {
      while (letters.isEmpty()) {
        wait();
      }
      return letters.remove();
    }
  }

  static final class QueuedMailbox {
    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();

    void put(String letter) {
      letters.add(letter);
    }

    String take() throws InterruptedException {
      return letters.take();
    }
  }

  static final class Prices {
    private volatile Map<String, Integer> prices;

    Map<String, Integer> get() {
      if (prices == null) {
        synchronized (this) {
          if (prices == null) {
            prices = load();
          }
        }
      }
      return prices;
    }
  }

  static final class HeldPrices {
    private static final class Holder {
      static final Map<String, Integer> PRICES = load();
    }

    static Map<String, Integer> get() {
      return Holder.PRICES;
    }
  }

  private static Map<String, Integer> load() {
    Map<String, Integer> prices = new HashMap<>();
    prices.put("lamp", 40);
    prices.put("chair", 90);
    return prices;
  }

  public static void main(String[] args) throws InterruptedException {
    Mailbox mailbox = new Mailbox();
    Prices prices = new Prices();
    CompletableFuture<Void> sent =
        CompletableFuture.runAsync(() -> mailbox.put("a lamp: " + prices.get().get("lamp")));
    System.out.println(mailbox.take());
    sent.join();
  }
}
