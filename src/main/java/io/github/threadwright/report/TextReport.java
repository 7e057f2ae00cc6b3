package io.github.threadwright.report;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.source.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report for a person at a terminal: file by file, each finding with its code, then what there
 * is in all.
 */
final class TextReport {
  private final ScanReport report;
  private final ReportOptions options;
  private final Page page;

  private TextReport(ScanReport report, ReportOptions options, Writer out) {
    this.report = report;
    this.options = options;
    this.page = new Page(out, options.width(), options.colour());
  }

  static void write(ScanReport report, ReportOptions options, Writer out) throws IOException {
    new TextReport(report, options, out).write();
  }

  private void write() throws IOException {
    files();
    diagnostics();
    new TextSummary(report, options, page).write();
  }

  private void files() throws IOException {
    Map<String, List<Finding>> findings =
        options.shown(report).stream()
            .filter(finding -> finding.state() == Finding.State.NEW)
            .collect(
                Collectors.groupingBy(f -> f.place().path(), TreeMap::new, Collectors.toList()));
    Map<String, List<SiteDecision>> sites =
        (options.allSites() ? report.sites() : List.<SiteDecision>of())
            .stream()
                .collect(
                    Collectors.groupingBy(
                        s -> s.place().path(), TreeMap::new, Collectors.toList()));

    TreeMap<String, Boolean> paths = new TreeMap<>();
    findings.keySet().forEach(path -> paths.put(path, true));
    sites.keySet().forEach(path -> paths.put(path, true));
    TextFinding writer = new TextFinding(page, options.source());
    for (String path : paths.keySet()) {
      page.put(Style.PATH, path).end().end();
      for (List<Finding> alike : alike(findings.getOrDefault(path, List.of()))) {
        writer.write(alike.get(0), alike.subList(1, alike.size()));
        page.end();
      }
      if (sites.containsKey(path)) {
        SiteTable.write(sites.get(path), page);
        page.end();
      }
    }
  }

  /** What is said once in a file needs not be said again: hazards with the same words together. */
  private static Collection<List<Finding>> alike(List<Finding> findings) {
    return findings.stream()
        .collect(Collectors.groupingBy(Said::of, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** What a finding says, beside its place; an advice says it of its place alone. */
  private record Said(
      String rule, String message, Severity severity, Confidence confidence, @Nullable String id) {
    static Said of(Finding finding) {
      return new Said(
          finding.rule(),
          finding.message(),
          finding.severity(),
          finding.confidence(),
          finding.advice() == null ? null : finding.id());
    }
  }

  private void diagnostics() throws IOException {
    if (report.diagnostics().isEmpty()) {
      return;
    }
    page.put(Style.BOLD, "Problems").end().end();
    for (Diagnostic diagnostic : report.diagnostics()) {
      page.tab(2).put(place(diagnostic)).end();
      page.tab(4).block(Style.PLAIN, diagnostic.message());
    }
    page.end();
  }

  private static String place(Diagnostic diagnostic) {
    if (diagnostic.line() == 0) {
      return diagnostic.path();
    }
    String line = diagnostic.path() + ":" + diagnostic.line();
    return diagnostic.column() == 0 ? line : line + ":" + diagnostic.column();
  }
}
