package io.github.threadwright.report;

import io.github.threadwright.finding.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Parts of the text report, for a front end that writes to a log of its own. */
public final class TextParts {

  private TextParts() {}

  /**
   * What the text report says below the header of a finding: message, code, proof and advice. Ends
   * without a line end.
   */
  public static String body(Finding finding, ReportOptions options) {
    StringWriter out = new StringWriter();
    try {
      Page page = new Page(out, options.width(), options.colour());
      new TextFinding(page, options.source()).body(finding);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter throws none
    }
    return out.toString().stripTrailing();
  }

  /** A text of the scanned code as it may be shown on a terminal. */
  public static String visible(String text) {
    return Glyphs.visible(text);
  }
}
