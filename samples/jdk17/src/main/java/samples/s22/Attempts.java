// Runs what it is given, so that whoever calls it waits for what that waits for.

package samples.s22;

import java.io.IOException;
import java.io.UncheckedIOException;

final class Attempts {
  private Attempts() {}

  interface Attempt {
    String make() throws IOException;
  }

  static String upTo(int most, Attempt attempt) {
    IOException last = new IOException("none made");
    for (int i = 0; i < most; i++) {
      try {
        return attempt.make();
      } catch (IOException e) {
        last = e;
      }
    }
    throw new UncheckedIOException(last);
  }
}
