package io.github.threadwright.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the output goes to.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param colourful whether it may be sent colours when the user does not say
 * @param width its columns
 */
record Terminal(boolean out, boolean err, boolean colourful, int width) {
  static final int DEFAULT_WIDTH = 80;

  /** A file or pipe. */
  static final Terminal NONE = new Terminal(false, false, false, DEFAULT_WIDTH);

  private static final int WIDEST = 160;

  /** The one that this process runs in. */
  static Terminal detect(Map<String, String> environment) {
    boolean out = isTerminal(1);
    boolean err = isTerminal(2);
    return new Terminal(out, err, out && wantsColour(environment), width(environment, out || err));
  }

  /** See no-color.org; a dumb terminal cannot show them. */
  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Java tells whether all of input and output are terminals; Linux tells of each. */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.exists(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
    Console console = System.console();
    return console != null && isRealTerminal(console);
  }

  /** Since JDK 22 there is a console even without a terminal, and a method that tells. */
  private static boolean isRealTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  static int width(Map<String, String> environment, boolean terminal) {
    int asked = number(environment.getOrDefault("COLUMNS", ""));
    int found = asked == 0 && terminal ? askTerminal() : asked;
    return found == 0 ? DEFAULT_WIDTH : Math.min(found, WIDEST);
  }

  /** The second number of {@code stty size}; 0 where there is no such command. */
  private static int askTerminal() {
    File tty = new File("/dev/tty");
    if (!tty.exists()) {
      return 0;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(tty)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return 0;
      }
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] rowsAndColumns = answer.trim().split(" ");
      return rowsAndColumns.length == 2 ? number(rowsAndColumns[1]) : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }
}
