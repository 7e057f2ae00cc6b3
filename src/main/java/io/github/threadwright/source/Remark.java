package io.github.threadwright.source;

import java.util.List;

/**
 * Something that the author of a file says to this tool: a line comment or a string literal that
 * begins with {@value #PREFIX}.
 *
 * @param text what follows the prefix
 * @param alone of a comment: whether nothing else is on its line
 * @param span the comment or literal
 */
public record Remark(Kind kind, String text, boolean alone, long span) {
  /** What all remarks begin with. */
  public static final String PREFIX = "threadwright:";

  /** Where it stands. */
  public enum Kind {
    COMMENT,
    LITERAL
  }

  /** All remarks in a text, in order. */
  public static List<Remark> in(String text) {
    return Remarks.of(text);
  }
}
