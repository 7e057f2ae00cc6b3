package io.github.threadwright.report;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.knowledge.Confidence;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes one finding: place and rule, what is said, the line of code, the proof, the advice. */
final class TextFinding {
  private static final int HEADER = 2;
  private static final int BODY = 4;

  /** Where the text behind a label begins: "because" is the longest. */
  private static final int TEXT = BODY + 9;

  private final Page page;
  private final SourceLines source;

  TextFinding(Page page, SourceLines source) {
    this.page = page;
    this.source = source;
  }

  /**
   * @param others findings in the same file that say the same of other places
   */
  void write(Finding finding, List<Finding> others) throws IOException {
    header(finding);
    body(finding);
    if (!others.isEmpty()) {
      labelled(
          "also",
          Style.PLAIN,
          others.stream()
              .map(other -> other.place().startLine() + ":" + other.place().startColumn())
              .collect(Collectors.joining(", ", "at ", "")));
    }
  }

  void body(Finding finding) throws IOException {
    page.tab(BODY).block(Style.PLAIN, finding.message());
    code(finding);
    trail(finding);
    if (finding.advice() != null) {
      advice(finding.advice());
    }
  }

  private void header(Finding finding) throws IOException {
    Place place = finding.place();
    page.tab(HEADER)
        .put(Style.BOLD, place.startLine() + ":" + place.startColumn())
        .put("  ")
        .put(Style.of(finding.severity()), finding.severity().word())
        .put("  ")
        .put(Style.BOLD, finding.rule())
        .right(Style.DIM, remark(finding))
        .end();
  }

  /** What a reader should know beforehand; nothing when it is sure and holds for every release. */
  private static String remark(Finding finding) {
    String jdk = finding.jdk().equals("8..") ? "" : releases(finding.jdk());
    String sure =
        finding.confidence() == Confidence.HIGH ? "" : finding.confidence().word() + " confidence";
    return jdk.isEmpty() || sure.isEmpty() ? jdk + sure : jdk + ", " + sure;
  }

  private static String releases(String range) {
    return range.endsWith("..")
        ? "JDK " + range.substring(0, range.length() - 2) + " and newer"
        : "JDK " + range.replace("..", " to ");
  }

  private void code(Finding finding) throws IOException {
    Place place = finding.place();
    String line = source.line(place.path(), place.startLine());
    if (line == null || line.isBlank()) {
      return;
    }
    String number = String.valueOf(place.startLine());
    int gutter = BODY + number.length() + 3;
    boolean oneLine = place.endLine() == place.startLine();
    int to = oneLine ? place.endColumn() - 1 : line.length();
    Excerpt excerpt = Excerpt.of(line, place.startColumn() - 1, to, page.width() - gutter);

    page.end();
    page.tab(BODY).put(Style.DIM, number + " │ ").put(excerpt.code()).end();
    page.tab(gutter - 2)
        .put(Style.DIM, "│ ")
        .put(" ".repeat(excerpt.start()))
        .put(Style.of(finding.severity()), "^".repeat(excerpt.length()))
        .end();
    page.end();
  }

  private void trail(Finding finding) throws IOException {
    String label = "why";
    for (Finding.TrailStep step : finding.trail()) {
      labelled(label, Style.PLAIN, where(step, finding.place()) + step.text());
      label = "";
    }
  }

  /** Nothing for the line that is shown anyway. */
  private static String where(Finding.TrailStep step, Place shown) {
    if (!step.path().equals(shown.path())) {
      return step.path() + ":" + step.line() + ": ";
    }
    return step.line() == shown.startLine() ? "" : "line " + step.line() + ": ";
  }

  private void advice(Advice advice) throws IOException {
    labelled("advice", Style.ADVICE, model(advice));
    if (!advice.because().isBlank()) {
      labelled("because", Style.PLAIN, advice.because());
    }
    if (!advice.sizing().isBlank()) {
      labelled("sizing", Style.PLAIN, advice.sizing());
    }
    for (String assumption : advice.assumptions()) {
      labelled("assumes", Style.PLAIN, assumption);
    }
    if (!advice.rejected().isEmpty()) {
      labelled("not", Style.DIM, rejected(advice.rejected()));
    }
  }

  private static String model(Advice advice) {
    String since = advice.sinceJdk() <= 8 ? "" : " (since JDK " + advice.sinceJdk() + ")";
    return advice.model().title() + since;
  }

  /** By reason, because many models share one. */
  private static String rejected(List<Advice.Rejected> rejected) {
    Map<String, List<String>> modelsByReason =
        rejected.stream()
            .collect(
                Collectors.groupingBy(
                    TextFinding::reason,
                    LinkedHashMap::new,
                    Collectors.mapping(r -> r.model().title(), Collectors.toList())));
    return modelsByReason.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + " (" + e.getKey() + ")")
        .collect(Collectors.joining("; "));
  }

  private static String reason(Advice.Rejected rejected) {
    String code = rejected.reason().word();
    return rejected.line() == 0 ? code : code + ", line " + rejected.line();
  }

  private void labelled(String label, Style style, String text) throws IOException {
    page.tab(BODY).put(Style.DIM, label).tab(TEXT).block(style, text);
  }
}
