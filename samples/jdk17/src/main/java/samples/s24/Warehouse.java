package samples.s24;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks shops for prices, which takes its time. */
final class Warehouse {
  private final HttpClient client = HttpClient.newHttpClient();

  String price(String item) throws IOException, InterruptedException {
    return ask("https://example.org/prices/" + item);
  }

  private String ask(String uri) throws IOException, InterruptedException {
    return fetch(HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(2)).build());
  }

  private String fetch(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
