package io.github.threadwright.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a text says to this tool. Text that is no Java gives something, too: a string or
 * character that does not end on its line ends with it.
 */
final class Remarks {
  private final String text;
  private final List<Remark> found = new ArrayList<>();
  private int at;
  private boolean lineIsBlank = true;

  private Remarks(String text) {
    this.text = text;
  }

  static List<Remark> of(String text) {
    if (!text.contains(Remark.PREFIX)) {
      return List.of(); // nearly every file: nothing more is done for it
    }
    Remarks remarks = new Remarks(text);
    while (remarks.at < text.length()) {
      remarks.step(text.charAt(remarks.at));
    }
    return remarks.found;
  }

  private void step(char c) {
    if (c == '\n' || c == '\r') {
      lineIsBlank = true;
      at++;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("//", at)) {
      comment();
    } else if (text.startsWith("/*", at)) {
      at = behind("*/", at + 2);
    } else if (text.startsWith("\"\"\"", at)) {
      textBlock();
    } else if (c == '"') {
      string();
    } else {
      lineIsBlank = false;
      at = c == '\'' ? endOfQuoted('\'') : at + 1;
    }
  }

  private void comment() {
    int end = endOfLine(at);
    int start = at;
    while (start < end
        && (text.charAt(start) == '/' || Character.isWhitespace(text.charAt(start)))) {
      start++;
    }
    if (text.startsWith(Remark.PREFIX, start)) {
      String said = text.substring(start + Remark.PREFIX.length(), end).strip();
      found.add(new Remark(Remark.Kind.COMMENT, said, lineIsBlank, Span.of(at, end)));
    }
    at = end;
  }

  private void string() {
    lineIsBlank = false;
    int end = endOfQuoted('"');
    if (text.startsWith(Remark.PREFIX, at + 1)) {
      int from = at + 1 + Remark.PREFIX.length();
      String said = text.substring(from, Math.max(from, end - 1)).strip();
      found.add(new Remark(Remark.Kind.LITERAL, said, false, Span.of(at, end)));
    }
    at = end;
  }

  /** Nobody writes a rule's id in one, but it may hold anything that looks like a comment. */
  private void textBlock() {
    lineIsBlank = false;
    int end = at + 3;
    while (end < text.length() && !text.startsWith("\"\"\"", end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    at = Math.min(end + 3, text.length());
  }

  private int endOfQuoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      char c = text.charAt(end);
      if (c == '\n' || c == '\r') {
        return end;
      }
      end += c == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private int behind(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
