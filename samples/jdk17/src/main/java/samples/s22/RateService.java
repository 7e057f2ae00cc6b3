// What ExchangeOffice asks: two calls and a lambda lie between it and the wait.

package samples.s22;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

final class RateService {
  private final HttpClient client = HttpClient.newHttpClient();

  String rate(String currency) {
    URI uri = URI.create("https://rates.example/" + currency);
    return Attempts.upTo(3, () -> answer(uri));
  }

  private String answer(URI uri) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
