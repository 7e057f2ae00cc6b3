// Claim: a future gives the result, the waiting and the failure; the limit of the waiting is yours.
//
// Wrong: to wait for another machine without limit. A server that accepts a request and never
// answers is the normal way to fail, and nothing gives up by itself.
//
// Also wrong: the asynchronous call that is waited for at once; the plain one does the same.
//
// And: to join several tasks one by one. The first failure leaves the loop, and the others behind.
//
// Right: a timeout on the request, or on the future; one wait for all tasks, with a limit.
//
// Run it:  java FuturesAndTimeouts.java

package samples.s20;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class FuturesAndTimeouts {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  // Wrong

  int twoStatusesForEver(URI left, URI right) {
    HttpRequest one = HttpRequest.newBuilder(left).build();
    HttpRequest other = HttpRequest.newBuilder(right).build();
    var first = client.sendAsync(one, BodyHandlers.discarding()); // expect: async-without-timeout
    var second = client.sendAsync(other, BodyHandlers.discarding()); // expect: async-without-timeout
    return first.join().statusCode() + second.join().statusCode();
  }

  String textAtOnce(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(1)).build();
    return client.sendAsync(request, BodyHandlers.ofString()).join().body(); // expect: sham-async
  }

  static int sum(ExecutorService pool, List<Callable<Integer>> parts)
      throws InterruptedException, ExecutionException {
    List<Future<Integer>> futures = new ArrayList<>();
    for (Callable<Integer> part : parts) {
      futures.add(pool.submit(part));
    }
    int sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.get(); // expect: hand-made-fan-in
    }
    return sum;
  }

  // Right

  static int sumOfAll(ExecutorService pool, List<Callable<Integer>> parts)
      throws InterruptedException, ExecutionException {
    int sum = 0;
    for (Future<Integer> done : pool.invokeAll(parts, 10, TimeUnit.SECONDS)) {
      sum += done.get();
    }
    return sum;
  }

  CompletableFuture<Integer> status(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(1)).build();
    return client.sendAsync(request, BodyHandlers.discarding()).thenApply(r -> r.statusCode());
  }

  int twoStatuses(URI left, URI right) {
    CompletableFuture<Integer> first = status(left);
    CompletableFuture<Integer> second = status(right).orTimeout(1, TimeUnit.SECONDS);
    return first.thenCombine(second, Integer::sum).join();
  }

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ok", exchange -> exchange.sendResponseHeaders(204, -1));
    server.createContext("/silent", exchange -> {});
    server.start();
    FuturesAndTimeouts sample = new FuturesAndTimeouts();
    URI root = URI.create("http://localhost:" + server.getAddress().getPort());
    URI answering = root.resolve("/ok");
    System.out.println("both answer: " + sample.twoStatuses(answering, answering));
    try {
      System.out.println(sample.twoStatuses(answering, root.resolve("/silent")));
    } catch (CompletionException e) {
      System.out.println("one does not: " + e.getCause());
    }
    server.stop(0);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Callable<Integer>> parts = List.of(() -> 20, () -> 22);
    System.out.println("sums: " + sum(pool, parts) + ", " + sumOfAll(pool, parts));
    pool.shutdown();
  }
}
