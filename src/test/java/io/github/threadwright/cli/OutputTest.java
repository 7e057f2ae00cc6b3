package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static boolean failedAfter(String message) {
    OutputStream refusing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(message);
          }
        };
    Output output = new Output(refusing);
    PrintStream stream = new PrintStream(output);
    stream.print("report");
    stream.flush();
    return output.failed();
  }

  @Test
  void remembersThatTheDiskIsFull() {
    assertEquals(true, failedAfter("No space left on device"));
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNoFailure() {
    assertEquals(false, failedAfter("Broken pipe"));
  }
}
