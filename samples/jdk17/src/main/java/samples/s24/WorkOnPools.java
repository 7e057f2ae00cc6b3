// Claim: a pool has a number of threads, and whoever waits on one of them keeps it.
//
// Wrong: a task that waits for another task of its own pool (see Reports.java). When all threads
// wait so, nobody is left to run what they wait for.
//
// Also wrong: eight requests on two threads, which answer in turns; the waits are in
// Warehouse.java, three calls away.
//
// Wrong as well: a thread, or a pool, for everybody who comes to the desk (see Desk.java).
//
// Right: the inner work is done where it is needed, and a fan-out gets a thread for each wait.
//
// Run it:  javac -d out *.java && java -cp out samples.s24.WorkOnPools

package samples.s24;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class WorkOnPools implements AutoCloseable {
  private static final int SHOPS = 8;

  private final ExecutorService reporters = Executors.newFixedThreadPool(2);
  private final ExecutorService few = Executors.newFixedThreadPool(2);
  private final ExecutorService enough = Executors.newFixedThreadPool(SHOPS);
  private final Reports reports = new Reports(reporters);
  private final Warehouse warehouse = new Warehouse();

  Future<Integer> wrongReport() {
    return reporters.submit(() -> reports.daily());
  }

  Future<Integer> rightReport() {
    return reporters.submit(() -> reports.dailyAtOnce());
  }

  // Wrong

  List<Future<String>> pricesInTurns(String item) throws InterruptedException {
    List<Callable<String>> questions = new ArrayList<>();
    for (int shop = 0; shop < SHOPS; shop++) {
      questions.add(() -> warehouse.price(item));
    }
    return few.invokeAll(questions); // expect: fan-out-exceeds-pool
  }

  // Right

  List<Future<String>> pricesAtOnce(String item) throws InterruptedException {
    List<Callable<String>> questions = new ArrayList<>();
    for (int shop = 0; shop < SHOPS; shop++) {
      questions.add(() -> warehouse.price(item));
    }
    return enough.invokeAll(questions);
  }

  void serve(ServerSocket server, Desk desk) throws IOException {
    while (!server.isClosed()) {
      Socket guest = server.accept();
      desk.welcome(guest);
    }
  }

  @Override
  public void close() {
    reporters.shutdownNow();
    few.shutdown();
    enough.shutdown();
  }

  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    try (WorkOnPools work = new WorkOnPools()) {
      System.out.println("right: " + work.rightReport().get());
      Future<Integer> first = work.wrongReport();
      Future<Integer> second = work.wrongReport();
      TimeUnit.SECONDS.sleep(1);
      System.out.println("wrong, after a second: " + first.isDone() + ", " + second.isDone());
    }
  }
}
