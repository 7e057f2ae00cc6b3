package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.facts.Fact.PoolCreated.Growth;
import io.github.threadwright.facts.Fact.SettingsConflict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFactsTest {
  private static final String MEMBERS =
      "static final int SIZE = 4; final BlockingQueue<Runnable> endless = new"
          + " LinkedBlockingDeque<>(); BlockingQueue<Runnable> open = new LinkedBlockingQueue<>();"
          + " ThreadPoolExecutor pool; ";

  private static List<SettingsConflict> in(String statements) {
    return FactsOf.members(MEMBERS + "void m(int n, int k) throws Exception { " + statements + " }")
        .all(SettingsConflict.class);
  }

  private static String pool(String arguments) {
    return "pool = new ThreadPoolExecutor(" + arguments + ");";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()|NEVER_GROWS",
        "2, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, endless|NEVER_GROWS",
        "SIZE, 2 * SIZE, 1, TimeUnit.SECONDS, new DelayQueue()|NEVER_GROWS",
        "2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(Integer.MAX_VALUE)|NEVER_GROWS",
        "n, k, 1, TimeUnit.SECONDS, new LinkedTransferQueue<>()|NEVER_GROWS",
        "0, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()|ONE_THREAD",
        "8, SIZE, 1, TimeUnit.SECONDS, new SynchronousQueue<>()|THROWS",
        "0, 0, 1, TimeUnit.SECONDS, new SynchronousQueue<>()|THROWS",
        "1, 1, -1, TimeUnit.SECONDS, new SynchronousQueue<>()|THROWS",
        "1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(0)|THROWS",
        "4, 4, 0, TimeUnit.SECONDS, endless, new ThreadPoolExecutor.DiscardPolicy()|HANDLER_UNUSED",
        "n, n, 9, TimeUnit.SECONDS, endless|KEEP_ALIVE_UNUSED",
      })
  void whatDoesNotGoTogether(String arguments, SettingsConflict.Kind kind) {
    List<SettingsConflict> found = in(pool(arguments));
    assertEquals(List.of(kind), found.stream().map(SettingsConflict::kind).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(9)",
        "2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(n)",
        "2, 8, 1, TimeUnit.SECONDS, open == null ? endless : open",
        "2, 8, 1, TimeUnit.SECONDS, new SynchronousQueue<>()",
        "n, n, 0, TimeUnit.SECONDS, endless",
        "0, 1, 1, TimeUnit.SECONDS, endless",
        "4, 4, 0, TimeUnit.SECONDS, endless, new ThreadPoolExecutor.AbortPolicy()",
      })
  void whatGoesTogether(String arguments) {
    assertEquals(List.of(), in(pool(arguments)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ScheduledThreadPoolExecutor t = new ScheduledThreadPoolExecutor(1);"
            + " t.setMaximumPoolSize(4);|IGNORED",
        "ThreadPoolExecutor t = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);"
            + " t.setMaximumPoolSize(4);|NEVER_GROWS",
        "ThreadPoolExecutor t = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);"
            + " t.allowCoreThreadTimeOut(true);|THROWS",
        "Executors.newFixedThreadPool(0);|THROWS",
        "Executors.newScheduledThreadPool(-1);|THROWS",
      })
  void changesAfterwards(String statements, SettingsConflict.Kind kind) {
    assertEquals(List.of(kind), in(statements).stream().map(SettingsConflict::kind).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ThreadPoolExecutor t = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);"
            + " t.setCorePoolSize(4); t.setMaximumPoolSize(4);",
        "ThreadPoolExecutor t = (ThreadPoolExecutor) Executors.newFixedThreadPool(2);"
            + " t.setKeepAliveTime(1, TimeUnit.SECONDS); t.allowCoreThreadTimeOut(true);",
        "pool.setMaximumPoolSize(9);",
        "Executors.newFixedThreadPool(n);",
        "Executors.newScheduledThreadPool(0);",
      })
  void changesThatWork(String statements) {
    assertTrue(in(statements).isEmpty(), statements);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Executors.newCachedThreadPool()|THREADS",
        "Executors.newFixedThreadPool(2)|QUEUE",
        "new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new"
            + " SynchronousQueue<>())|THREADS",
        "new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(9))|NONE",
        "new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>())|QUEUE",
        "new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, given)|UNKNOWN",
      })
  void whatGrows(String creation, Growth growth) {
    Fact.PoolCreated pool =
        FactsOf.members("Object m(BlockingQueue<Runnable> given) { return " + creation + "; }")
            .only(Fact.PoolCreated.class);
    assertEquals(growth, pool.growth());
  }
}
