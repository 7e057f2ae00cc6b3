package samples.s23;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks over the network. */
final class Station {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String host;

  Station(String host) {
    this.host = host;
  }

  String ask(String day) {
    try {
      return client.send(request(day), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "not known";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "not known";
    }
  }

  private HttpRequest request(String day) {
    return HttpRequest.newBuilder(URI.create("https://" + host + "/" + day)).timeout(Duration.ofSeconds(9)).build();
  }
}
