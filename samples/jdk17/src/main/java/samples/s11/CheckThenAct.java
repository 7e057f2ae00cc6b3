// Claim: two atomic calls do not make an atomic update.
//
// Wrong: each call of a concurrent map or an atomic variable is whole for itself. What the first
// one said need not be true any more when the second one acts on it: a count is lost, something is
// done twice, a list that others write to is replaced. And two atomic variables are never equal.
//
// Right: one call that does both: merge, computeIfAbsent, incrementAndGet, compareAndSet.
//
// Run it:  java CheckThenAct.java

package samples.s11;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

final class CheckThenAct {

  // Wrong

  static final class HastyShop {
    private final Map<String, List<String>> buyers = new ConcurrentHashMap<>();
    private final Map<String, Integer> sold = new ConcurrentHashMap<>();
    private final AtomicInteger sales = new AtomicInteger();
    private final AtomicInteger parcels = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    void sell(String item, String buyer) {
      if (!buyers.containsKey(item)) { // expect: check-then-act
        buyers.put(item, new CopyOnWriteArrayList<>());
      }
      buyers.get(item).add(buyer);
      sold.put(item, sold.getOrDefault(item, 0) + 1); // expect: atomic-sequence-not-atomic
      sales.set(sales.get() + 1); // expect: atomic-sequence-not-atomic
    }

    List<String> buyersOf(String item) {
      List<String> made = new CopyOnWriteArrayList<>();
      buyers.putIfAbsent(item, made); // expect: put-if-absent-result-ignored
      return made;
    }

    boolean isEverythingSent() {
      return sales.equals(parcels); // expect: atomic-compared-by-equals
    }

    void close() {
      if (!closed.get()) { // expect: atomic-sequence-not-atomic
        closed.set(true);
        System.out.println("sold " + sales.get());
      }
    }
  }

  // Right

  static final class Shop {
    private final Map<String, List<String>> buyers = new ConcurrentHashMap<>();
    private final Map<String, Integer> sold = new ConcurrentHashMap<>();
    private final AtomicInteger sales = new AtomicInteger();
    private final AtomicInteger parcels = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();

    void sell(String item, String buyer) {
      buyersOf(item).add(buyer);
      sold.merge(item, 1, Integer::sum);
      sales.incrementAndGet();
    }

    List<String> buyersOf(String item) {
      return buyers.computeIfAbsent(item, i -> new CopyOnWriteArrayList<>());
    }

    boolean isEverythingSent() {
      return sales.get() == parcels.get();
    }

    void close() {
      if (closed.compareAndSet(false, true)) {
        System.out.println("sold " + sold + ", everything sent: " + isEverythingSent());
      }
    }
  }

  public static void main(String[] args) {
    Shop shop = new Shop();
    CompletableFuture.allOf(
            IntStream.range(0, 1000)
                .mapToObj(i -> CompletableFuture.runAsync(() -> shop.sell("lamp", "buyer " + i)))
                .toArray(CompletableFuture[]::new))
        .join();
    shop.close();
  }
}
