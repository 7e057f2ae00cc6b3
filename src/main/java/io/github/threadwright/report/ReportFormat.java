package io.github.threadwright.report;

import io.github.threadwright.finding.ScanReport;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways a report can be written. A new one is a constant here and the class that it names. */
public enum ReportFormat {
  TEXT("txt", TextReport::write),
  JSON("json", JsonReport::write),
  SARIF("sarif", SarifReport::write);

  private final String suffix;
  private final ReportWriter writer;

  ReportFormat(String suffix, ReportWriter writer) {
    this.suffix = suffix;
    this.writer = writer;
  }

  /** What writes one format. */
  private interface ReportWriter {
    void write(ScanReport report, ReportOptions options, Writer out) throws IOException;
  }

  /** Writes the report. {@code out} is flushed, not closed. */
  public void write(ScanReport report, ReportOptions options, Writer out) throws IOException {
    writer.write(report, options, out);
    out.flush();
  }

  /** The word that names it in an option, e.g. {@code json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the names of its files end in, e.g. {@code .json}. */
  public String suffix() {
    return "." + suffix;
  }

  /** The format of that word. */
  public static Optional<ReportFormat> named(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equalsIgnoreCase(word)).findFirst();
  }

  /**
   * The format that a file's name asks for; {@code x.sarif.json} is SARIF, as its standard says.
   */
  public static Optional<ReportFormat> ofFile(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(SARIF.suffix() + JSON.suffix())) {
      return Optional.of(SARIF);
    }
    return Arrays.stream(values()).filter(f -> lower.endsWith(f.suffix())).findFirst();
  }
}
