package io.github.threadwright.report;

import org.jspecify.annotations.Nullable;

/**
 * Gives a report the code it speaks of. Lines are read when they are shown, not kept from the scan.
 */
@FunctionalInterface
public interface SourceLines {

  /** Knows no line: a report then shows places without their code. */
  SourceLines NONE = (path, line) -> null;

  /**
   * One line without its end.
   *
   * @param path relative to the root, with {@code /}
   * @param line from 1
   * @return null when the file or the line is not there any more
   */
  @Nullable String line(String path, int line);
}
