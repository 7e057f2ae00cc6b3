// Claim: a pool is sized by what its tasks do, and its queue decides whether that size counts.
//
// Wrong: two threads that may become sixteen, with a queue that takes everything. A pool makes a
// thread beyond its core size only when the queue refuses a task, and this one never does: sixteen
// is decoration, and so is the handler that was to slow down whoever submits.
//
// Also wrong: a thread for everybody who connects. Nothing says no until the machine does.
//
// Right: as many core threads as are wanted, which may end when idle; or a queue with a bound, so
// that the pool grows when it is full, and the caller helps when that is not enough.
//
// Run it:  java PoolSettings.java

package samples.s17;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

final class PoolSettings {
  private static final int TASKS = 32;

  // Wrong

  private final ThreadPoolExecutor twoForGood =
      new ThreadPoolExecutor(2, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // expect: pool-settings-contradict

  private final ThreadPoolExecutor oneForGood =
      new ThreadPoolExecutor(0, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // expect: pool-settings-contradict

  static ThreadPoolExecutor neverHelped() {
    return new ThreadPoolExecutor( // expect: pool-settings-contradict
        4,
        4,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private final ExecutorService asManyAsConnect = Executors.newCachedThreadPool(); // expect: unbounded-pool-or-queue

  void serveEverybody(ServerSocket server) throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      asManyAsConnect.execute(() -> answer(socket));
    }
  }

  // Right

  void serveWhatFits(ServerSocket server) throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      growing.execute(() -> answer(socket));
    }
  }

  private static void answer(Socket socket) {
    try (socket) {
      socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  static ThreadPoolExecutor sixteenWhenBusy() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(16, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private final ThreadPoolExecutor growing =
      new ThreadPoolExecutor(
          2,
          16,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(4),
          new ThreadPoolExecutor.CallerRunsPolicy());

  private static int threads(ThreadPoolExecutor pool) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(TASKS);
    for (int i = 0; i < TASKS; i++) {
      pool.execute(
          () -> {
            try {
              Thread.sleep(5);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              done.countDown();
            }
          });
    }
    done.await(10, TimeUnit.SECONDS);
    pool.shutdown();
    return pool.getLargestPoolSize();
  }

  public static void main(String[] args) throws InterruptedException {
    PoolSettings sample = new PoolSettings();
    System.out.println("2 of 16: " + threads(sample.twoForGood));
    System.out.println("0 of 16: " + threads(sample.oneForGood));
    System.out.println("grown:   " + threads(sample.growing));
    System.out.println("16:      " + threads(sixteenWhenBusy()));
    System.out.println("4:       " + threads(neverHelped()));
  }
}
