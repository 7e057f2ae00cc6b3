package io.github.threadwright.report;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The end of a text report: how much was found and hidden, what was read, for which JDK. */
final class TextSummary {
  private static final int INDENT = 2;
  private static final int TEXT = 12;

  private final ScanReport report;
  private final ReportOptions options;
  private final Page page;

  TextSummary(ScanReport report, ReportOptions options, Page page) {
    this.report = report;
    this.options = options;
    this.page = page;
  }

  void write() throws IOException {
    page.rule();
    labelled("findings", found());
    hidden();
    ScanReport.Project project = report.project();
    labelled("read", count(project.files(), "file") + ", " + count(project.lines(), "line"));
    if (project.calls().total() > 0) {
      labelled("calls", calls(project.calls()));
    }
    targets();
    if (!report.skipped().isEmpty()) {
      labelled("left out", skipped());
    }
    if (!report.diagnostics().isEmpty()) {
      long files = report.diagnostics().stream().map(d -> d.path()).distinct().count();
      labelled("problems", count(files, "file") + ", see above");
    }
  }

  private String found() {
    List<Finding> open =
        options.shown(report).stream().filter(f -> f.state() == Finding.State.NEW).toList();
    if (open.isEmpty()) {
      return "none";
    }
    long files = open.stream().map(f -> f.place().path()).distinct().count();
    return severities(open) + " in " + count(files, "file");
  }

  private static String severities(List<Finding> findings) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      long many = findings.stream().filter(f -> f.severity() == severity).count();
      if (many > 0) {
        parts.add(count(many, severity.word()));
      }
    }
    return String.join(", ", parts);
  }

  private void hidden() throws IOException {
    List<String> parts = new ArrayList<>();
    for (Confidence confidence : Confidence.values()) {
      long many =
          count(f -> f.confidence() == confidence && confidence.compareTo(options.atLeast()) < 0);
      if (many > 0) {
        String word = confidence.word();
        parts.add(
            number(many)
                + " of "
                + word
                + " confidence (--min-confidence "
                + word
                + " shows them)");
      }
    }
    for (Finding.State state : List.of(Finding.State.UNCHANGED, Finding.State.SUPPRESSED)) {
      long many =
          count(f -> f.state() == state && f.confidence().compareTo(options.atLeast()) >= 0);
      if (many > 0) {
        parts.add(number(many) + " " + state.word());
      }
    }
    if (!parts.isEmpty()) {
      labelled("hidden", String.join(", ", parts));
    }
  }

  private long count(Predicate<Finding> which) {
    return report.findings().stream().filter(which).count();
  }

  private static String calls(ScanReport.Calls calls) {
    return String.format(
        Locale.ROOT,
        "%s of %,d resolved, of another %s the owner is known",
        percent(calls.resolved(), calls.total()),
        calls.total(),
        percent(calls.ownerOnly(), calls.total()));
  }

  private static String percent(int part, int whole) {
    // Rounded down: 100% is to mean all.
    return String.format(Locale.ROOT, "%.1f%%", Math.floor(1000.0 * part / whole) / 10);
  }

  /** One line per release and source, so that a build of fifty modules does not take fifty. */
  private void targets() throws IOException {
    Map<Target, List<String>> modules =
        report.project().modules().stream()
            .sorted(Comparator.comparing(ScanReport.Module::path))
            .collect(
                Collectors.groupingBy(
                    m -> new Target(m.jdk(), m.jdkSource()),
                    LinkedHashMap::new,
                    Collectors.mapping(ScanReport.Module::path, Collectors.toList())));
    String label = "target";
    for (Map.Entry<Target, List<String>> entry : modules.entrySet()) {
      String where = modules.size() > 1 ? " for " + names(entry.getValue()) : "";
      Target target = entry.getKey();
      labelled(label, "JDK " + target.jdk() + where + " (" + target.because() + ")");
      label = "";
    }
  }

  /** A release and where it stands. */
  private record Target(int jdk, String source) {
    String because() {
      return source.equals("default") ? "assumed: no build file says it, --jdk can" : source;
    }
  }

  private static String names(List<String> modules) {
    return modules.size() > 3 ? count(modules.size(), "module") : String.join(", ", modules);
  }

  private String skipped() {
    return report.skipped().entrySet().stream()
        .map(e -> number(e.getValue()) + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String count(long many, String what) {
    return number(many) + " " + what + (many == 1 ? "" : "s");
  }

  private static String number(long many) {
    return String.format(Locale.ROOT, "%,d", many);
  }

  private void labelled(String label, String text) throws IOException {
    page.tab(INDENT).put(Style.DIM, label).tab(TEXT).block(Style.PLAIN, text);
  }
}
