package io.github.threadwright.source;

import java.util.Arrays;

/**
 * Where the lines of a text begin. Lines end with LF, CR or CR LF; lines and columns count from 1,
 * a tab is one column.
 */
public final class LineTable {
  private final int[] starts;
  private final int length;

  private LineTable(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  public static LineTable of(String text) {
    int[] starts = new int[Math.max(16, text.length() / 24)];
    boolean hasReturns = text.indexOf('\r') >= 0;
    int count = 0;
    for (int start = 0; start >= 0; start = next(text, start, hasReturns)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = start;
    }
    return new LineTable(Arrays.copyOf(starts, count), text.length());
  }

  /** Behind the end of the line, or -1. Most texts are searched for one character, much faster. */
  private static int next(String text, int from, boolean hasReturns) {
    if (!hasReturns) {
      int end = text.indexOf('\n', from);
      return end < 0 ? -1 : end + 1;
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        return i + 1;
      }
    }
    return -1;
  }

  public int lineCount() {
    return starts.length;
  }

  public int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  public int column(int offset) {
    return offset - starts[line(offset) - 1] + 1;
  }

  /** The offset of a line and column, clamped to the text. */
  public int offset(int line, int column) {
    int at = Math.min(Math.max(line, 1), starts.length) - 1;
    return Math.min(starts[at] + Math.max(column, 1) - 1, length);
  }
}
