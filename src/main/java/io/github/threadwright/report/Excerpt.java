package io.github.threadwright.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of code as it is shown, with the part that is meant.
 *
 * @param code without leading blanks, tabs expanded, cut to the room there is
 * @param start first column of the part that is meant, from 0
 * @param length how many columns it takes, at least 1
 */
record Excerpt(String code, int start, int length) {
  private static final int TAB = 4;
  private static final String CUT = "…";

  /** A character with the columns it takes. */
  private record Cell(String shown, int width, boolean meant) {}

  /**
   * @param from index of the first character that is meant
   * @param to index behind the last one; beyond the line when more than this line is meant
   * @param room how many columns there are
   */
  static Excerpt of(String line, int from, int to, int room) {
    int begin = Math.min(from, Math.max(0, line.length() - 1));
    int start = Math.max(0, begin - 2 * room);
    int end = Math.min(line.length(), begin + 2 * room);
    List<Cell> cells = cells(line, start, end, from, to);
    trimEnd(cells);
    if (start == 0) {
      trimStart(cells);
    }
    boolean whole = start == 0 && width(cells) <= room;
    int dropped = whole ? 0 : dropped(cells, room);
    boolean cutAfter = end < line.stripTrailing().length();
    return render(cells.subList(dropped, cells.size()), room, start > 0 || dropped > 0, cutAfter);
  }

  private static List<Cell> cells(String line, int start, int end, int from, int to) {
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    for (int i = start; i < end; ) {
      int codePoint = line.codePointAt(i);
      boolean meant = i >= from && i < to;
      String shown = codePoint == '\t' ? " ".repeat(TAB - column % TAB) : Glyphs.visible(codePoint);
      Cell cell = new Cell(shown, Glyphs.width(shown), meant);
      cells.add(cell);
      column += cell.width();
      i += Character.charCount(codePoint);
    }
    return cells;
  }

  private static void trimStart(List<Cell> cells) {
    while (!cells.isEmpty() && cells.get(0).shown().isBlank()) {
      cells.remove(0);
    }
  }

  private static void trimEnd(List<Cell> cells) {
    while (!cells.isEmpty() && cells.get(cells.size() - 1).shown().isBlank()) {
      cells.remove(cells.size() - 1);
    }
  }

  /**
   * How many cells to leave out so that what is meant comes to stand in the room, with some code
   * before it.
   */
  private static int dropped(List<Cell> cells, int room) {
    int first = 0;
    while (first < cells.size() && !cells.get(first).meant()) {
      first++;
    }
    int before = width(cells.subList(0, first));
    int meant = width(cells.subList(first, cells.size()));
    if (before + Math.min(meant, room / 2) < room) {
      return 0;
    }
    int dropped = 0;
    for (; dropped < first && before > room / 4; dropped++) {
      before -= cells.get(dropped).width();
    }
    return dropped;
  }

  private static Excerpt render(List<Cell> cells, int room, boolean cutBefore, boolean cutAfter) {
    StringBuilder code = new StringBuilder(cutBefore ? CUT : "");
    int column = code.length();
    boolean tooLong = cutAfter || column + width(cells) > room;
    int limit = tooLong ? room - 1 : room;
    int start = -1;
    int end = 0;
    for (Cell cell : cells) {
      if (column + cell.width() > limit) {
        break;
      }
      if (cell.meant()) {
        start = start < 0 ? column : start;
        end = column + cell.width();
      }
      code.append(cell.shown());
      column += cell.width();
    }
    code.append(tooLong ? CUT : "");
    return new Excerpt(code.toString(), Math.max(start, 0), Math.max(end - Math.max(start, 0), 1));
  }

  private static int width(List<Cell> cells) {
    return cells.stream().mapToInt(Cell::width).sum();
  }
}
