package io.github.threadwright.report;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import java.util.List;

/**
 * How a report is to look.
 *
 * @param atLeast findings of a lower confidence are left out, in every format
 * @param allSites whether every site is listed with its decision
 * @param width columns of a text line, at least {@value #NARROWEST}
 * @param colour whether text may hold terminal colours
 * @param source the code to show beside a finding
 */
public record ReportOptions(
    Confidence atLeast, boolean allSites, int width, boolean colour, SourceLines source) {

  private static final int NARROWEST = 60;

  public ReportOptions {
    width = Math.max(NARROWEST, width);
  }

  /** Plain text of 80 columns, of what is at least fairly sure. */
  public static ReportOptions plain() {
    return new ReportOptions(Confidence.MEDIUM, false, 80, false, SourceLines.NONE);
  }

  /** The findings that a report with these options holds, suppressed ones included. */
  public List<Finding> shown(ScanReport report) {
    return report.findings().stream().filter(f -> f.confidence().compareTo(atLeast) >= 0).toList();
  }
}
