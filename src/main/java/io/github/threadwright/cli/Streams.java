package io.github.threadwright.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads from and writes to. Results go to {@code out}, all else to {@code err}.
 *
 * @param terminal what they lead to
 */
record Streams(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {

  /** UTF-8 whatever the locale, so that a report does not depend on it. */
  PrintWriter outWriter() {
    return new PrintWriter(out, false, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** One line for the user that is not part of a result. */
  void say(String message) {
    PrintWriter writer = errWriter();
    writer.println("threadwright: " + message);
    writer.flush();
  }
}
