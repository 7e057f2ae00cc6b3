package io.github.threadwright.knowledge;

/**
 * Something wrong in a file of {@code rules} or of a user's rule folder.
 *
 * @param file path as the user knows it
 * @param line from 1; 0 when the whole file is meant
 * @param message what is wrong
 * @param cure what to do about it
 */
public record KnowledgeProblem(String file, int line, String message, String cure) {

  /** One line for a reader: place, message and cure. */
  public String text() {
    return file + (line > 0 ? ":" + line : "") + ": " + message + "; " + cure;
  }
}
