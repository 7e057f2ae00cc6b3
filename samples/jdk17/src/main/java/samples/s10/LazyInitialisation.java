// Claim: what is made when it is first needed may be needed by two threads at once.
//
// Wrong: each of two threads finds the field unset and makes an object of its own. One of the two
// stays, the other is lost with what was written to it. In an object that threads share, the same
// happens to its fields.
//
// Right: make it at once where it costs little. Where it costs much, use a holder class for a
// static field, and a lock for one of an object. A value that is immutable may be made twice.
//
// Run it:  java LazyInitialisation.java

package samples.s10;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

final class LazyInitialisation {

  // Wrong

  static final class HastyStock {
    private static Map<String, Integer> pieces;

    static Map<String, Integer> pieces() {
      if (pieces == null) { // expect: unsafe-lazy-static
        pieces = count();
      }
      return pieces;
    }
  }

  static final class HastyOrders {
    private List<String> orders;

    void add(String order) {
      if (orders == null) { // expect: unsafe-lazy-instance
        orders = new ArrayList<>();
      }
      synchronized (this) {
        orders.add(order);
      }
    }

    synchronized int size() {
      return orders == null ? 0 : orders.size();
    }
  }

  // Right

  static final class Stock {
    private static final class Holder {
      static final Map<String, Integer> PIECES = count();
    }

    static Map<String, Integer> pieces() {
      return Holder.PIECES;
    }
  }

  static final class Orders {
    private final List<String> orders = new ArrayList<>();
    private Map<String, Integer> byName;
    private String title;

    synchronized void add(String order) {
      orders.add(order);
      byName = null;
    }

    synchronized Map<String, Integer> byName() {
      if (byName == null) {
        byName = new HashMap<>();
        orders.forEach(order -> byName.merge(order, 1, Integer::sum));
      }
      return Map.copyOf(byName);
    }

    /** A string is the same whoever makes it. */
    String title() {
      if (title == null) {
        title = "Orders of " + System.getProperty("user.name");
      }
      return title;
    }
  }

  private static Map<String, Integer> count() {
    Map<String, Integer> pieces = new HashMap<>();
    pieces.put("lamp", 4);
    return pieces;
  }

  public static void main(String[] args) {
    Orders orders = new Orders();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> orders.add("lamp")),
            CompletableFuture.runAsync(() -> orders.add("chair")))
        .join();
    System.out.println(orders.title() + ": " + orders.byName() + ", in stock " + Stock.pieces());
  }
}
