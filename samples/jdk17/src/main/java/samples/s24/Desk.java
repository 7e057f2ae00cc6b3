package samples.s24;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Is called for each guest, though nothing here shows it. */
final class Desk implements AutoCloseable {
  private final ExecutorService porters = Executors.newFixedThreadPool(2); // expect: pool-never-shut-down
  private final ExecutorService clerks =
      new ThreadPoolExecutor(
          8,
          8,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(64),
          new ThreadPoolExecutor.CallerRunsPolicy());

  void welcome(Socket guest) {
    byThread(guest);
    byPool(guest);
    byClerk(guest);
  }

  // Wrong

  private void byThread(Socket guest) {
    new Thread(() -> greet(guest)).start(); // expect: raw-thread-for-task, unbounded-thread-creation
  }

  private void byPool(Socket guest) {
    ExecutorService pool = Executors.newFixedThreadPool(1); // expect: pool-created-per-call
    pool.execute(() -> greet(guest));
  }

  void carry(Runnable luggage) {
    porters.execute(luggage);
  }

  // Right

  private void byClerk(Socket guest) {
    clerks.execute(() -> greet(guest));
  }

  private static void greet(Socket guest) {
    try (guest) {
      guest.getOutputStream().write("Welcome\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the clerks, and forgets the porters. */
  @Override
  public void close() {
    clerks.shutdown();
  }
}
