package io.github.threadwright.report;

import io.github.threadwright.finding.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes one finding of an earlier report in full. */
public final class FindingText {
  private static final int INDENT = 4;
  private static final int TEXT = INDENT + 9;

  private final Page page;

  private FindingText(Page page) {
    this.page = page;
  }

  /** Writes it for a terminal of that many columns. {@code out} is flushed, not closed. */
  public static void write(
      ReportReader.Reported reported, SourceLines source, Writer out, int width, boolean colour)
      throws IOException {
    Page page = new Page(out, width, colour);
    page.put(Style.PATH, reported.finding().place().path()).end().end();
    new TextFinding(page, source).write(reported.finding(), List.of());
    new FindingText(page).rest(reported);
    out.flush();
  }

  private void rest(ReportReader.Reported reported) throws IOException {
    Finding finding = reported.finding();
    lines("work", reported.workload());
    labelled("state", state(finding));
    labelled("in", finding.symbol());
    labelled("kind", finding.kind().word() + ", " + finding.category());
    labelled("id", finding.id());
    if (finding.advice() != null && finding.advice().sketch() != null) {
      page.end();
      List<String> sketch = finding.advice().sketch().lines().toList();
      new ProseWriter(page, INDENT).code(sketch, INDENT);
    }
    page.end();
    page.tab(INDENT).block(Style.DIM, "'threadwright explain " + finding.rule() + "' has the rule");
  }

  private static String state(Finding finding) {
    if (finding.suppression() == null) {
      return finding.state().word();
    }
    String reason = finding.suppression().reason();
    return finding.state().word()
        + " by "
        + finding.suppression().by().word()
        + ", line "
        + finding.suppression().line()
        + (reason.isEmpty() ? "" : ": " + reason);
  }

  private void lines(String label, List<String> lines) throws IOException {
    String shown = label;
    for (String line : lines) {
      labelled(shown, line);
      shown = "";
    }
  }

  private void labelled(String label, String text) throws IOException {
    page.tab(INDENT).put(Style.DIM, label).tab(TEXT).block(Style.PLAIN, text);
  }
}
