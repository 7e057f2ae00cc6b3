package io.github.threadwright.source.spoon;

/**
 * A file to read.
 *
 * @param path relative to the root, with {@code /}
 * @param text the decoded text
 */
public record SourceInput(String path, String text) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public SourceInput {
    // A space in its place keeps all offsets.
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    text = marked ? " " + text.substring(1) : text;
  }
}
