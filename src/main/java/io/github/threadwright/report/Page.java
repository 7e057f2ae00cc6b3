package io.github.threadwright.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text that grow from left to right. Every text goes through {@link
 * Glyphs#visible(String)} here, so that no caller can forget it; colours are named apart from the
 * text.
 */
final class Page {
  /** Longer lines of prose are hard to read, however wide the terminal is. */
  private static final int PROSE = 104;

  private final Writer out;
  private final int width;
  private final int prose;
  private final boolean colour;
  private int column;

  Page(Writer out, int width, boolean colour) {
    this.out = out;
    this.width = width;
    this.prose = Math.min(width, PROSE);
    this.colour = colour;
  }

  int width() {
    return width;
  }

  boolean colour() {
    return colour;
  }

  Page put(String text) throws IOException {
    return put(Style.PLAIN, text);
  }

  Page put(Style style, String text) throws IOException {
    String shown = Glyphs.visible(text);
    boolean styled = colour && style != Style.PLAIN && !shown.isEmpty();
    if (styled) {
      out.write(style.start());
    }
    out.write(shown);
    if (styled) {
      out.write(Style.RESET);
    }
    column += Glyphs.width(shown);
    return this;
  }

  /** Goes on at that column; at least one blank away from what is there. */
  Page tab(int to) throws IOException {
    int blanks = column == 0 ? to : Math.max(1, to - column);
    out.write(" ".repeat(blanks));
    column += blanks;
    return this;
  }

  /** Puts a text at the right edge of the prose when there is room for it, else nothing. */
  Page right(Style style, String text) throws IOException {
    int start = prose - Glyphs.width(Glyphs.visible(text));
    return text.isEmpty() || start < column + 2 ? this : tab(start).put(style, text);
  }

  Page end() throws IOException {
    out.write('\n');
    column = 0;
    return this;
  }

  Page rule() throws IOException {
    return put(Style.DIM, "─".repeat(prose)).end();
  }

  /**
   * Puts a text that may take several lines, each beginning at the present column, and ends the
   * last.
   */
  Page block(Style style, String text) throws IOException {
    int indent = column;
    boolean first = true;
    for (String line : wrap(text, Math.max(10, prose - indent))) {
      if (!first) {
        end().tab(indent);
      }
      put(style, line);
      first = false;
    }
    return end();
  }

  /** A piece of a text that is put in one style. */
  record Run(Style style, String text) {}

  /**
   * Puts a text of several styles as {@link #block(Style, String)} puts one; a word may change its
   * style.
   */
  Page block(List<Run> runs) throws IOException {
    int indent = column;
    boolean first = true;
    for (List<Run> word : words(runs)) {
      int wide = word.stream().mapToInt(run -> Glyphs.width(Glyphs.visible(run.text()))).sum();
      if (!first && column + 1 + wide > prose) {
        end().tab(indent);
      } else if (!first) {
        put(" ");
      }
      for (Run run : word) {
        put(run.style(), run.text());
      }
      first = false;
    }
    return end();
  }

  /** Splits runs at their blanks. */
  private static List<List<Run>> words(List<Run> runs) {
    List<List<Run>> words = new ArrayList<>();
    boolean open = false;
    for (Run run : runs) {
      String[] pieces = run.text().strip().split("\\s+");
      boolean glued = open && !run.text().isEmpty() && !isBlank(run.text().charAt(0));
      for (String piece : pieces) {
        if (!piece.isEmpty()) {
          if (!glued) {
            words.add(new ArrayList<>());
          }
          words.get(words.size() - 1).add(new Run(run.style(), piece));
          glued = false;
        }
      }
      open = !run.text().isEmpty() && !isBlank(run.text().charAt(run.text().length() - 1));
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }

  /** Puts as much of a text as goes into the line. */
  Page rest(Style style, String text) throws IOException {
    String shown = Glyphs.visible(text);
    int room = Math.max(10, width - column);
    return Glyphs.width(shown) <= room
        ? put(style, shown)
        : put(style, shown.substring(0, cut(shown, room - 1)).stripTrailing() + "…");
  }

  /** Breaks a text into lines at its blanks; a word longer than a line is cut. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      String rest = Glyphs.visible(word);
      if (line.length() > 0 && Glyphs.width(line.toString()) + 1 + Glyphs.width(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      while (Glyphs.width(rest) > width) {
        int cut = cut(rest, width);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The length of the longest start of a text that fits. */
  private static int cut(String text, int width) {
    int at = 0;
    int used = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      used += Glyphs.width(codePoint);
      if (used > width) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return Math.max(at, 1);
  }
}
