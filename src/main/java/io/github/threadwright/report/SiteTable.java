package io.github.threadwright.report;

import io.github.threadwright.finding.SiteDecision;
import java.io.IOException;
import java.util.List;

/**
 * The sites of one file in columns that are as wide as what they hold; the last one takes what is
 * left.
 */
final class SiteTable {
  private static final int INDENT = 2;
  private static final List<String> HEAD =
      List.of("line", "site", "bound", "model", "reason", "in");

  private SiteTable() {}

  static void write(List<SiteDecision> sites, Page page) throws IOException {
    List<List<String>> rows = sites.stream().map(SiteTable::row).toList();
    int[] starts = starts(rows);
    int columns =
        starts[HEAD.size() - 1] + HEAD.size() * 4 < page.width() ? HEAD.size() : HEAD.size() - 1;
    line(HEAD, starts, columns, Style.DIM, page);
    for (List<String> row : rows) {
      line(row, starts, columns, Style.PLAIN, page);
    }
  }

  private static List<String> row(SiteDecision site) {
    return List.of(
        String.valueOf(site.place().startLine()),
        site.kind().word(),
        site.bound().word(),
        site.model().title(),
        site.reason(),
        member(site.symbol()));
  }

  /** The part of a symbol behind the type: the file has been named already. */
  private static String member(String symbol) {
    return symbol.substring(symbol.indexOf('#') + 1);
  }

  private static int[] starts(List<List<String>> rows) {
    int[] starts = new int[HEAD.size()];
    int at = INDENT;
    for (int column = 0; column < starts.length; column++) {
      starts[column] = at;
      int widest = HEAD.get(column).length();
      for (List<String> row : rows) {
        widest = Math.max(widest, Glyphs.width(Glyphs.visible(row.get(column))));
      }
      at += widest + 2;
    }
    return starts;
  }

  private static void line(List<String> cells, int[] starts, int columns, Style style, Page page)
      throws IOException {
    for (int column = 0; column < columns - 1; column++) {
      page.tab(starts[column]).put(style, cells.get(column));
    }
    page.tab(starts[columns - 1]).rest(style, cells.get(columns - 1)).end();
  }
}
