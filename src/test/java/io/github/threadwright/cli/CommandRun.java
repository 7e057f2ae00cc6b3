package io.github.threadwright.cli;

import io.github.threadwright.Threadwright;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a command printed and ended with. */
record CommandRun(int code, String out, String err) {

  /** Runs the command line with no input. */
  static CommandRun of(Object... args) {
    return of(Threadwright::scan, args);
  }

  /** Runs it with another way to scan. */
  static CommandRun of(ScanCommand.Scanner scanner, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            new PrintStream(out),
            new PrintStream(err),
            Terminal.NONE);
    int code = Main.run(streams, scanner, words);
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
