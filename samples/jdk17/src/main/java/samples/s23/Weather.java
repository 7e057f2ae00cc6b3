package samples.s23;

import java.util.List;
import java.util.function.Consumer;

/** Knows the weather by asking a station. */
final class Weather {
  private final Station station;

  Weather(Station station) {
    this.station = station;
  }

  String today() {
    return describe("today");
  }

  void each(Consumer<String> reader) {
    List.of("today", "tomorrow").forEach(day -> reader.accept(describe(day)));
  }

  private String describe(String day) {
    return day + ": " + station.ask(day);
  }
}
