package io.github.threadwright.knowledge;

/**
 * A line of a page that somebody else understands, e.g. a condition, with the place to name when it
 * is wrong.
 */
public record PageLine(String text, String file, int line) {
  /** A problem with this line. */
  public KnowledgeProblem problem(String message, String cure) {
    return new KnowledgeProblem(file, line, message, cure);
  }
}
