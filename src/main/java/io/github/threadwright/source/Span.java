package io.github.threadwright.source;

/**
 * A range of characters in a file, packed into one {@code long} because every IR node has one:
 * offsets from the start of the decoded text, end exclusive. {@link LineTable} turns offsets into
 * lines and columns.
 */
public final class Span {
  /** The range of what stands nowhere in the text, e.g. a default constructor. */
  public static final long NONE = of(0, 0);

  private Span() {}

  public static long of(int start, int end) {
    return ((long) start << 32) | end;
  }

  public static int start(long span) {
    return (int) (span >>> 32);
  }

  public static int end(long span) {
    return (int) span;
  }

  public static boolean contains(long outer, long inner) {
    return start(outer) <= start(inner) && end(inner) <= end(outer);
  }
}
