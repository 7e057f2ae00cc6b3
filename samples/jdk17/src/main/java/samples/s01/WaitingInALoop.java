// Claim: code that waits gains nothing from more processors; a larger pool helps.
//
// Wrong: as in the twin of this sample for Java 21, each request waits for the one before it.
//
// Right: before Java 21 there are no virtual threads, so a pool lends its threads to the requests.
// Its size is cores x (1 + wait time / compute time): with 2 cores, and an answer that takes 45 ms
// to come and 5 ms to read, that is 20. The pool is made once and kept: it is also the limit.
//
// Run it with addresses of your own:  java WaitingInALoop.java https://example.org https://...

package samples.s01;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

final class WaitingInALoop {
  private static final int WAIT_PER_COMPUTE = 9;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors() * (1 + WAIT_PER_COMPUTE));

  // Wrong

  List<String> oneAfterAnother(List<URI> uris) throws IOException, InterruptedException {
    List<String> bodies = new ArrayList<>();
    for (URI uri : uris) { // expect: blocking-calls-in-loop
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      bodies.add(client.send(request, BodyHandlers.ofString()).body());
    }
    return bodies;
  }

  // Right

  List<String> manyAtOnce(List<URI> uris) throws InterruptedException, ExecutionException {
    List<Callable<String>> requests = new ArrayList<>();
    for (URI uri : uris) {
      requests.add(() -> fetch(uri));
    }
    List<String> bodies = new ArrayList<>();
    for (Future<String> answer : pool.invokeAll(requests)) {
      bodies.add(answer.get());
    }
    return bodies;
  }

  private String fetch(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  public static void main(String[] args) throws Exception {
    List<URI> uris = Stream.of(args).map(URI::create).toList();
    WaitingInALoop sample = new WaitingInALoop();
    try {
      long start = System.nanoTime();
      sample.oneAfterAnother(uris);
      long middle = System.nanoTime();
      sample.manyAtOnce(uris);
      long end = System.nanoTime();
      System.out.printf("one after another: %d ms%n", (middle - start) / 1_000_000);
      System.out.printf("many at once:      %d ms%n", (end - middle) / 1_000_000);
    } finally {
      sample.pool.shutdown();
    }
  }
}
