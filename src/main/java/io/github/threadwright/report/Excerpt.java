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
    int windowStart = Math.max(0, begin - 2 * room);
    int windowEnd = Math.min(line.length(), begin + 2 * room);
    List<Cell> cells = cells(line, windowStart, windowEnd, from, to);
    if (windowStart == 0) {
      trimStart(cells);
    }
    trimEnd(cells);
    return fit(cells, room, windowStart > 0, windowEnd < line.stripTrailing().length());
  }

  private static List<Cell> cells(String line, int start, int end, int from, int to) {
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    for (int i = start; i < end; ) {
      int codePoint = line.codePointAt(i);
      boolean meant = i >= from && i < to;
      String shown =
          codePoint == '\t' ? " ".repeat(TAB - column % TAB) : Glyphs.visible(codePoint);
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

  private static Excerpt fit(List<Cell> cells, int room, boolean cutBefore, boolean cutAfter) {
    int total = cells.stream().mapToInt(Cell::width).sum();
    int first = firstMeant(cells);
    boolean left = cutBefore;
    int drop = 0;
    if (cutBefore || total > room) {
      int before = widthOf(cells, 0, first);
      int meant = widthOf(cells, first, cells.size());
      // The start of what is meant has to be seen, and as much of its rest as goes with some code before it.
      int wantedBefore = before + Math.min(meant, room / 2) < room && !cutBefore ? before : room / 4;
      while (drop < first && widthOf(cells, drop, first) > wantedBefore) {
        drop++;
      }
      left |= drop > 0;
    }
    StringBuilder code = new StringBuilder(left ? CUT : "");
    int column = left ? 1 : 0;
    int start = -1;
    int end = -1;
    int at = drop;
    boolean more = cutAfter || column + widthOf(cells, drop, cells.size()) > room;
    int limit = more ? room - 1 : room;
    for (; at < cells.size() && column + cells.get(at).width() <= limit; at++) {
      Cell cell = cells.get(at);
      start = cell.meant() && start < 0 ? column : start;
      code.append(cell.shown());
      column += cell.width();
      end = cell.meant() ? column : end;
    }
    if (more) {
      code.append(CUT);
    }
    return new Excerpt(code.toString(), Math.max(start, 0), Math.max(end - Math.max(start, 0), 1));
  }

  private static int firstMeant(List<Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).meant()) {
        return i;
      }
    }
    return 0;
  }

  private static int widthOf(List<Cell> cells, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width += cells.get(i).width();
    }
    return width;
  }
}
