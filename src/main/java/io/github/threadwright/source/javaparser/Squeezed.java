package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.LineTable;
import java.util.Arrays;

/**
 * A text with one line end in the place of white space and comments. JavaParser makes a token with
 * positions of every single blank, and a node of every comment; together they are most of what it
 * makes, and nothing here asks for them.
 *
 * <p>Each line of the code is one unbroken piece of the text, so a table of where the pieces begin
 * turns lines and columns of the code into places in the text.
 *
 * @param lines where in the text each line of the code stands
 */
record Squeezed(String code, LineTable lines) {

  static Squeezed of(String text) {
    return new Squeezer(text).squeeze();
  }

  private static final class Squeezer {
    private final String text;

    /** The text, of which what was read is overwritten with the code. */
    private final char[] chars;

    /** The offsets in the text at which the lines of the code begin; the first line is at 0. */
    private int[] starts;

    private int lineCount = 1;
    private int at;
    private int length;

    Squeezer(String text) {
      this.text = text;
      this.chars = text.toCharArray();
      this.starts = new int[Math.max(16, chars.length / 24)];
    }

    Squeezed squeeze() {
      while (at < chars.length) {
        char c = chars[at];
        if (c == '"' || c == '\'') {
          literal(c);
        } else if (c <= ' ' || c == '/') {
          gapOr(c);
        } else {
          copy(c);
        }
      }
      return new Squeezed(
          new String(chars, 0, length),
          LineTable.ofStarts(Arrays.copyOf(starts, lineCount), chars.length));
    }

    private void copy(char c) {
      chars[length++] = c;
      at++;
    }

    private void beginLine(int start) {
      if (lineCount == starts.length) {
        starts = Arrays.copyOf(starts, lineCount * 2);
      }
      starts[lineCount++] = start;
    }

    // ---- white space and comments

    private void gapOr(char c) {
      int end = endOfGap();
      if (end == at || end == at + 1 && c == ' ') { // a single blank breaks no piece
        copy(c);
        return;
      }
      chars[length++] = '\n';
      beginLine(end);
      at = end;
    }

    private int endOfGap() {
      int end = at;
      while (end < chars.length) {
        char c = chars[end];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
          end++;
        } else if (c == '/' && endOfComment(end) > end) {
          end = endOfComment(end);
        } else {
          break;
        }
      }
      return end;
    }

    /** Behind the comment that starts here; here when none does, or one that nothing ends. */
    private int endOfComment(int start) {
      char second = start + 1 < chars.length ? chars[start + 1] : ' ';
      if (second == '*') {
        int end = text.indexOf("*/", start + 2);
        return end < 0 ? start : end + 2;
      }
      return second == '/' ? endOfLine(start + 2) : start;
    }

    private int endOfLine(int from) {
      int end = from;
      while (end < chars.length && !isLineEnd(chars[end])) {
        end++;
      }
      return end;
    }

    private static boolean isLineEnd(char c) {
      return c == '\n' || c == '\r';
    }

    // ---- literals

    private void literal(char quote) {
      if (quote == '"' && text.startsWith("\"\"\"", at)) {
        copyTextBlock(endOfTextBlock());
        return;
      }
      int end = at + 1;
      while (end < chars.length && chars[end] != quote && !isLineEnd(chars[end])) {
        end += chars[end] == '\\' ? 2 : 1;
      }
      // Without its quote it ends before the end of the line.
      boolean isClosed = end < chars.length && chars[end] == quote;
      copyTo(isClosed ? end + 1 : Math.min(end, chars.length));
    }

    private int endOfTextBlock() {
      int end = at + 3;
      while (end < chars.length && !text.startsWith("\"\"\"", end)) {
        end += chars[end] == '\\' ? 2 : 1;
      }
      return Math.min(end + 3, chars.length);
    }

    private void copyTo(int end) {
      int count = end - at;
      System.arraycopy(chars, at, chars, length, count);
      length += count;
      at = end;
    }

    /** The line ends of a text block are lines of the code too. */
    private void copyTextBlock(int end) {
      while (at < end) {
        char c = chars[at];
        copy(c);
        if (c == '\n' || c == '\r' && !(at < chars.length && chars[at] == '\n')) {
          beginLine(at);
        }
      }
    }
  }
}
