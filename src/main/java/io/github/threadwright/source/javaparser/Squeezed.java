package io.github.threadwright.source.javaparser;

/**
 * A text without white space and comments, but for a blank where two tokens would become one.
 * JavaParser makes a token with positions of every single blank, and a node of every comment;
 * together they are most of what it makes, and nothing here asks for them.
 *
 * @param places where in the text the code stands
 */
record Squeezed(String code, Places places) {

  static Squeezed of(String text) {
    return new Squeezer(text).squeeze();
  }

  private static final class Squeezer {
    private final String text;

    /** The text, of which what was read is overwritten with the code. */
    private final char[] chars;

    /** The offset in the text of each character of the code. */
    private final int[] origins;

    private int at;
    private int length;

    Squeezer(String text) {
      this.text = text;
      this.chars = text.toCharArray();
      this.origins = new int[chars.length];
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
      String code = new String(chars, 0, length);
      return new Squeezed(code, Places.of(code, origins, chars.length));
    }

    private void copy(char c) {
      origins[length] = at++;
      chars[length++] = c;
    }

    // ---- white space and comments

    private void gapOr(char c) {
      int end = endOfGap();
      if (end == at) {
        copy(c);
        return;
      }
      if (length > 0 && end < chars.length && Gaps.matter(chars[length - 1], chars[end])) {
        copy(' ');
      }
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
        copyTo(endOfTextBlock());
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
      while (at < end) {
        copy(chars[at]);
      }
    }
  }
}
