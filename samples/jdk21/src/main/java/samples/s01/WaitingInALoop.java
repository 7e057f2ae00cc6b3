// Claim: threads are for working in parallel, and for waiting in parallel they need to be cheap.
// From Java 21 on they are.
//
// Wrong: each request waits until the one before it has been answered, so the waits add up.
//
// Right: one virtual thread per request. A virtual thread that waits holds no thread of the
// operating system, so there may be as many as there are requests, and all of them take as long as
// the slowest. Nothing limits how many run at once any more, so say how many the servers can bear.
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

final class WaitingInALoop {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Semaphore permits = new Semaphore(20);

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

  List<String> allAtOnce(List<URI> uris) throws InterruptedException, ExecutionException {
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (URI uri : uris) {
        answers.add(executor.submit(() -> fetch(uri)));
      }
    }
    List<String> bodies = new ArrayList<>();
    for (Future<String> answer : answers) {
      bodies.add(answer.get());
    }
    return bodies;
  }

  private String fetch(URI uri) throws IOException, InterruptedException {
    permits.acquire();
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return client.send(request, BodyHandlers.ofString()).body();
    } finally {
      permits.release();
    }
  }

  public static void main(String[] args) throws Exception {
    List<URI> uris = Stream.of(args).map(URI::create).toList();
    WaitingInALoop sample = new WaitingInALoop();
    long start = System.nanoTime();
    sample.oneAfterAnother(uris);
    long middle = System.nanoTime();
    sample.allAtOnce(uris);
    long end = System.nanoTime();
    System.out.printf("one after another: %d ms%n", (middle - start) / 1_000_000);
    System.out.printf("all at once:       %d ms%n", (end - middle) / 1_000_000);
  }
}
