package io.github.threadwright.mavenplugin;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.report.ReportOptions;
import io.github.threadwright.report.TextParts;
import io.github.threadwright.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes a report to Maven's log, each finding at the level of its severity and at a place that an
 * IDE makes a link of.
 */
final class ReportLog {
  private final Log log;
  private final ReportOptions options;

  ReportLog(Log log, ReportOptions options) {
    this.log = log;
    this.options = options;
  }

  void write(ScanReport report) {
    Path root = Path.of(report.project().root());
    List<Finding> findings =
        options.shown(report).stream().filter(f -> f.state() == Finding.State.NEW).toList();
    for (Finding finding : findings) {
      log(finding.severity(), text(root, finding));
    }
    for (Diagnostic diagnostic : report.diagnostics()) {
      String place = place(root, diagnostic.path(), diagnostic.line(), diagnostic.column());
      log.warn(plain(place + TextParts.visible(diagnostic.message())));
    }
    log.info(summary(report, findings));
  }

  private String text(Path root, Finding finding) {
    String place =
        place(
            root,
            finding.place().path(),
            finding.place().startLine(),
            finding.place().startColumn());
    String sure = finding.confidence().word();
    String header = place + finding.rule() + " (" + sure + " confidence)";
    return plain(header + "\n" + TextParts.body(finding, options) + "\n");
  }

  /** As the compiler plugin writes it. */
  private static String place(Path root, String path, int line, int column) {
    String file = TextParts.visible(root.resolve(path).toString());
    return line == 0 ? file + ": " : file + ":[" + line + "," + Math.max(column, 1) + "] ";
  }

  /** The encoding of the log is not ours to choose, and in a build it often is plain ASCII. */
  private static String plain(String text) {
    return text.replace('│', '|').replace("…", "...");
  }

  private void log(Severity severity, String text) {
    if (severity == Severity.ERROR) {
      log.error(text);
    } else if (severity == Severity.WARNING) {
      log.warn(text);
    } else {
      log.info(text);
    }
  }

  private static String summary(ScanReport report, List<Finding> shown) {
    long suppressed =
        report.findings().stream().filter(f -> f.state() == Finding.State.SUPPRESSED).count();
    long hidden = report.findings().size() - shown.size() - suppressed;
    return String.format(
        Locale.ROOT,
        "Threadwright: %s in %s%s%s",
        count(shown.size(), "finding"),
        count(report.project().files(), "file"),
        suppressed == 0 ? "" : ", " + suppressed + " suppressed",
        hidden == 0 ? "" : ", and " + hidden + " hidden (threadwright.minConfidence)");
  }

  private static String count(int many, String what) {
    return many + " " + what + (many == 1 ? "" : "s");
  }
}
