package io.github.threadwright.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * What went wrong with a file, for the person who can mend it. Diagnostics sort by place, so that a
 * report does not depend on the order of reading.
 *
 * @param path relative to the root, with {@code /}
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line or file is meant
 * @param message what is wrong and what to do
 */
public record Diagnostic(String path, int line, int column, String message)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing(Diagnostic::path)
          .thenComparingInt(Diagnostic::line)
          .thenComparingInt(Diagnostic::column)
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
    if (line < 0 || column < 0 || (line == 0 && column > 0)) {
      throw new IllegalArgumentException("no such place: " + path + ":" + line + ":" + column);
    }
  }

  /** About a whole file or folder. */
  public static Diagnostic ofFile(String path, String message) {
    return new Diagnostic(path, 0, 0, message);
  }

  @Override
  public int compareTo(Diagnostic other) {
    return BY_PLACE.compare(this, other);
  }
}
