package io.github.threadwright.report;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.source.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The report for code scanning: SARIF 2.1.0 (OASIS). Paths are relative to the base {@value #ROOT},
 * which whoever reads the report knows: it names no folder of the machine that scanned.
 */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";

  /** The number says how the fingerprint is made; another way gets another number. */
  private static final String FINGERPRINT = "threadwright/v1";

  private final ScanReport report;
  private final List<Finding> findings;
  private final Map<String, Integer> ruleIndex = new TreeMap<>();
  private final JsonGenerator json;

  private SarifReport(ScanReport report, ReportOptions options, JsonGenerator json) {
    this.report = report;
    this.findings = options.shown(report);
    this.json = json;
  }

  static void write(ScanReport report, ReportOptions options, Writer out) throws IOException {
    JsonOutput.write(out, json -> new SarifReport(report, options, json).write());
  }

  private void write() {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    tool();
    invocation();
    json.writeObjectPropertyStart("originalUriBaseIds");
    json.writeObjectPropertyStart(ROOT);
    text("description", "The folder that was scanned.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    json.writeArrayPropertyStart("results");
    findings.forEach(this::result);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  // ---- tool and rules

  private void tool() {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Threadwright");
    json.writeStringProperty("version", report.tool().version());
    json.writeArrayPropertyStart("rules");
    Map<String, RulePage> pages =
        report.rules().stream().collect(Collectors.toMap(RulePage::id, Function.identity()));
    findings.stream().map(Finding::rule).sorted().distinct().forEach(id -> rule(id, pages.get(id)));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(String id, @Nullable RulePage page) {
    ruleIndex.put(id, ruleIndex.size());
    json.writeStartObject();
    json.writeStringProperty("id", id);
    if (page != null) {
      text("shortDescription", page.summary() + ".");
      help(page);
      json.writeObjectPropertyStart("defaultConfiguration");
      json.writeStringProperty("level", level(page.severity()));
      json.writeEndObject();
      json.writeObjectPropertyStart("properties");
      json.writeArrayPropertyStart("tags");
      json.writeString("concurrency");
      json.writeString(page.kind().word());
      json.writeString(page.category().word());
      json.writeEndArray();
      json.writeStringProperty("jdk", page.jdk().toString());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void help(RulePage page) {
    String markdown =
        page.sections().entrySet().stream()
            .map(section -> "## " + section.getKey() + "\n" + section.getValue())
            .collect(Collectors.joining("\n\n"));
    json.writeObjectPropertyStart("help");
    json.writeStringProperty("text", ProseWriter.plain(markdown));
    json.writeStringProperty("markdown", markdown);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return severity.word(); // SARIF has the same words: error, warning, note
  }

  // ---- what could not be read

  private void invocation() {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", true);
    json.writeArrayPropertyStart("toolExecutionNotifications");
    report.diagnostics().forEach(this::notification);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void notification(Diagnostic diagnostic) {
    json.writeStartObject();
    json.writeStringProperty("level", "warning");
    text("message", diagnostic.message());
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    artifact(diagnostic.path());
    if (diagnostic.line() > 0) {
      json.writeObjectPropertyStart("region");
      json.writeNumberProperty("startLine", diagnostic.line());
      if (diagnostic.column() > 0) {
        json.writeNumberProperty("startColumn", diagnostic.column());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  // ---- findings

  private void result(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.rule());
    json.writeNumberProperty("ruleIndex", ruleIndex.get(finding.rule()));
    json.writeStringProperty("level", level(finding.severity()));
    text("message", message(finding));
    json.writeArrayPropertyStart("locations");
    location(finding);
    json.writeEndArray();
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty(FINGERPRINT, finding.id());
    json.writeEndObject();
    json.writeNumberProperty("rank", rank(finding.confidence()));
    trail(finding);
    if (finding.state() == Finding.State.UNCHANGED) {
      json.writeStringProperty("baselineState", "unchanged");
    }
    if (finding.suppression() != null) {
      suppression(finding.suppression());
    }
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("kind", finding.kind().word());
    json.writeStringProperty("category", finding.category());
    json.writeStringProperty("confidence", finding.confidence().word());
    json.writeStringProperty("jdk", finding.jdk());
    if (finding.advice() != null) {
      json.writeStringProperty("model", finding.advice().model().word());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String message(Finding finding) {
    Advice advice = finding.advice();
    if (advice == null) {
      return finding.message();
    }
    String since = advice.sinceJdk() <= 8 ? "" : " (since JDK " + advice.sinceJdk() + ")";
    String because = advice.because().isBlank() ? "" : ", because " + advice.because();
    String sizing = advice.sizing().isBlank() ? "" : " Sizing: " + advice.sizing() + ".";
    return finding.message()
        + " Advice: "
        + advice.model().title()
        + since
        + because
        + "."
        + sizing;
  }

  /** SARIF ranks from 0 to 100 and leaves open what by; here it is how sure a finding is. */
  private static double rank(Confidence confidence) {
    return switch (confidence) {
      case HIGH -> 90;
      case MEDIUM -> 60;
      case LOW -> 30;
    };
  }

  private void location(Finding finding) {
    Place place = finding.place();
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    artifact(place.path());
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", place.startLine());
    json.writeNumberProperty("startColumn", place.startColumn());
    json.writeNumberProperty("endLine", place.endLine());
    json.writeNumberProperty("endColumn", place.endColumn());
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayPropertyStart("logicalLocations");
    json.writeStartObject();
    json.writeStringProperty("fullyQualifiedName", Glyphs.visible(finding.symbol()));
    json.writeStringProperty("kind", "member");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Each line that proves it as a place to look at; several of them also as a way to follow. */
  private void trail(Finding finding) {
    List<Finding.TrailStep> trail = finding.trail();
    if (trail.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("relatedLocations");
    for (int i = 0; i < trail.size(); i++) {
      json.writeStartObject();
      json.writeNumberProperty("id", i + 1);
      step(trail.get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    if (trail.size() > 1) {
      codeFlow(trail);
    }
  }

  private void codeFlow(List<Finding.TrailStep> trail) {
    json.writeArrayPropertyStart("codeFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("threadFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("locations");
    for (Finding.TrailStep step : trail) {
      json.writeStartObject();
      json.writeObjectPropertyStart("location");
      step(step);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void step(Finding.TrailStep step) {
    physicalLocation(step.path(), step.line());
    text("message", step.text());
  }

  private void suppression(Suppression suppression) {
    json.writeArrayPropertyStart("suppressions");
    json.writeStartObject();
    json.writeStringProperty("kind", "inSource");
    if (!suppression.reason().isEmpty()) {
      json.writeStringProperty("justification", Glyphs.visible(suppression.reason()));
    }
    json.writeObjectPropertyStart("location");
    physicalLocation(suppression.path(), suppression.line());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void physicalLocation(String path, int line) {
    json.writeObjectPropertyStart("physicalLocation");
    artifact(path);
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", line);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void artifact(String path) {
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", SarifText.uri(path));
    if (!SarifText.isAbsolute(path)) {
      json.writeStringProperty("uriBaseId", ROOT);
    }
    json.writeEndObject();
  }

  private void text(String property, String text) {
    json.writeObjectPropertyStart(property);
    json.writeStringProperty("text", SarifText.message(text));
    json.writeEndObject();
  }
}
