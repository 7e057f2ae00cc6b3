// Claim: not only locks are held. A map that computes, a class that is initialised and an open
// transaction hold what others wait for, too.
//
// Wrong: each of them asks a far side while it holds that, three calls and a lambda further on.
//
// Right: ask before, or after; let the map hold a future.

package samples.s22;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;

final class OtherHolders {

  // Wrong

  static final class RateTable {
    private static final RateService SERVICE = new RateService();
    private static final String BASE = SERVICE.rate("EUR"); // expect: blocking-in-initialiser

    private final ConcurrentMap<String, String> rates = new ConcurrentHashMap<>();

    String rate(String currency) {
      return rates.computeIfAbsent(currency, RateTable::ask) + BASE; // expect: wait-inside-map-compute
    }

    private static String ask(String currency) {
      return SERVICE.rate(currency);
    }

    void sell(Connection connection, String currency) throws SQLException {
      connection.setAutoCommit(false);
      try (PreparedStatement sale = connection.prepareStatement("insert into sale values (?)")) {
        sale.setString(1, ask(currency)); // expect: remote-call-inside-transaction
        sale.executeUpdate();
        connection.commit();
      }
    }
  }

  /** The tellers come from a pool, and yet there is one at work. */
  static final class Hall {
    private final Object desk = new Object();
    private long notes;

    void count(ExecutorService tellers, List<long[]> bundles) {
      for (long[] bundle : bundles) {
        tellers.execute(() -> count(bundle)); // expect: tasks-serialised-by-one-lock
      }
    }

    private void count(long[] bundle) {
      synchronized (desk) {
        for (long value : bundle) {
          notes += value;
        }
      }
    }

    long notes() {
      synchronized (desk) {
        return notes;
      }
    }
  }

  // Right

  static final class WideHall {
    private final LongAdder notes = new LongAdder();

    void count(ExecutorService tellers, List<long[]> bundles) {
      for (long[] bundle : bundles) {
        tellers.execute(() -> count(bundle));
      }
    }

    private void count(long[] bundle) {
      long sum = 0;
      for (long value : bundle) {
        sum += value;
      }
      notes.add(sum);
    }

    long notes() {
      return notes.sum();
    }
  }

  static final class Rates {
    private final RateService service = new RateService();
    private final ConcurrentMap<String, CompletableFuture<String>> rates =
        new ConcurrentHashMap<>();

    String rate(String currency) {
      CompletableFuture<String> made = new CompletableFuture<>();
      CompletableFuture<String> known = rates.putIfAbsent(currency, made);
      if (known != null) {
        return known.join();
      }
      try {
        made.complete(service.rate(currency));
      } catch (RuntimeException e) {
        rates.remove(currency, made);
        made.completeExceptionally(e);
      }
      return made.join();
    }

    void sell(Connection connection, String currency) throws SQLException {
      String rate = rate(currency);
      connection.setAutoCommit(false);
      try (PreparedStatement sale = connection.prepareStatement("insert into sale values (?)")) {
        sale.setString(1, rate);
        sale.executeUpdate();
        connection.commit();
      }
    }
  }

  private OtherHolders() {}
}
