package io.github.threadwright.report;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.workload.Workload;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** The report for programs, in the shape that {@code threadwright-report.schema.json} lays down. */
final class JsonReport {
  static final String SCHEMA_VERSION = "1";

  private final ScanReport report;
  private final ReportOptions options;
  private final JsonGenerator json;

  private JsonReport(ScanReport report, ReportOptions options, JsonGenerator json) {
    this.report = report;
    this.options = options;
    this.json = json;
  }

  static void write(ScanReport report, ReportOptions options, Writer out) throws IOException {
    JsonOutput.write(out, json -> new JsonReport(report, options, json).write());
  }

  private void write() {
    json.writeStartObject();
    json.writeStringProperty("schemaVersion", SCHEMA_VERSION);
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", report.tool().name());
    json.writeStringProperty("version", report.tool().version());
    json.writeEndObject();
    machine(report.machine());
    project(report.project());
    json.writeArrayPropertyStart("findings");
    options.shown(report).forEach(this::finding);
    json.writeEndArray();
    if (options.allSites()) {
      json.writeArrayPropertyStart("sites");
      report.sites().forEach(this::site);
      json.writeEndArray();
    }
    json.writeArrayPropertyStart("diagnostics");
    report.diagnostics().forEach(this::diagnostic);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void machine(ScanReport.Machine machine) {
    json.writeObjectPropertyStart("machine");
    json.writeStringProperty("os", machine.os());
    json.writeStringProperty("arch", machine.arch());
    json.writeNumberProperty("cores", machine.cores());
    json.writeStringProperty("jdk", machine.jdk());
    json.writeEndObject();
  }

  private void project(ScanReport.Project project) {
    json.writeObjectPropertyStart("project");
    json.writeStringProperty("root", project.root());
    json.writeNumberProperty("files", project.files());
    json.writeNumberProperty("lines", project.lines());
    json.writeObjectPropertyStart("calls");
    json.writeNumberProperty("total", project.calls().total());
    json.writeNumberProperty("resolved", project.calls().resolved());
    json.writeNumberProperty("ownerOnly", project.calls().ownerOnly());
    json.writeEndObject();
    json.writeArrayPropertyStart("modules");
    for (ScanReport.Module module : project.modules()) {
      json.writeStartObject();
      json.writeStringProperty("path", module.path());
      json.writeNumberProperty("jdk", module.jdk());
      json.writeStringProperty("jdkSource", module.jdkSource());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void finding(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("id", finding.id());
    json.writeStringProperty("rule", finding.rule());
    json.writeStringProperty("kind", finding.kind().word());
    json.writeStringProperty("category", finding.category());
    json.writeStringProperty("severity", finding.severity().word());
    json.writeStringProperty("confidence", finding.confidence().word());
    Place place = finding.place();
    json.writeStringProperty("path", place.path());
    json.writeNumberProperty("startLine", place.startLine());
    json.writeNumberProperty("startColumn", place.startColumn());
    json.writeNumberProperty("endLine", place.endLine());
    json.writeNumberProperty("endColumn", place.endColumn());
    json.writeStringProperty("symbol", finding.symbol());
    json.writeStringProperty("message", finding.message());
    json.writeStringProperty("jdk", finding.jdk());
    if (finding.siteId() != null) {
      json.writeStringProperty("site", finding.siteId());
    }
    json.writeStringProperty("state", finding.state().word());
    if (finding.suppression() != null) {
      suppression(finding.suppression());
    }
    if (finding.workload() != null) {
      workload(finding.workload());
    }
    if (finding.advice() != null) {
      advice(finding.advice());
    }
    trail(finding);
    json.writeArrayPropertyStart("evidence");
    json.writeEndArray();
    json.writeEndObject();
  }

  private void suppression(Suppression suppression) {
    json.writeObjectPropertyStart("suppression");
    json.writeStringProperty("by", suppression.by().word());
    json.writeStringProperty("path", suppression.path());
    json.writeNumberProperty("line", suppression.line());
    json.writeStringProperty("reason", suppression.reason());
    json.writeEndObject();
  }

  private void workload(Workload workload) {
    json.writeObjectPropertyStart("workload");
    json.writeStringProperty("bound", workload.bound().word());
    json.writeArrayPropertyStart("waits");
    workload.waits().stream().sorted().map(WaitKind::word).forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("reasons");
    workload.reasons().forEach(reason -> json.writeString(reason.text()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void advice(Advice advice) {
    json.writeObjectPropertyStart("advice");
    json.writeStringProperty("model", advice.model().word());
    json.writeNumberProperty("sinceJdk", advice.sinceJdk());
    json.writeStringProperty("sizing", advice.sizing());
    json.writeStringProperty("because", advice.because());
    json.writeArrayPropertyStart("rejected");
    for (Advice.Rejected rejected : advice.rejected()) {
      json.writeStartObject();
      json.writeStringProperty("model", rejected.model().word());
      json.writeStringProperty("reason", rejected.reason().word());
      if (rejected.line() > 0) {
        json.writeNumberProperty("line", rejected.line());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("assumptions");
    advice.assumptions().forEach(json::writeString);
    json.writeEndArray();
    if (advice.sketch() == null) {
      json.writeNullProperty("sketch");
    } else {
      json.writeStringProperty("sketch", advice.sketch());
    }
    json.writeEndObject();
  }

  private void trail(Finding finding) {
    json.writeArrayPropertyStart("trail");
    for (Finding.TrailStep step : finding.trail()) {
      json.writeStartObject();
      json.writeStringProperty("path", step.path());
      json.writeNumberProperty("line", step.line());
      json.writeStringProperty("text", step.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void site(SiteDecision site) {
    json.writeStartObject();
    json.writeStringProperty("id", site.id());
    json.writeStringProperty("path", site.place().path());
    json.writeNumberProperty("startLine", site.place().startLine());
    json.writeNumberProperty("endLine", site.place().endLine());
    json.writeStringProperty("symbol", site.symbol());
    json.writeStringProperty("siteKind", site.kind().word());
    json.writeStringProperty("bound", site.bound().word());
    json.writeStringProperty("model", site.model().word());
    json.writeStringProperty("reason", site.reason());
    json.writeEndObject();
  }

  private void diagnostic(Diagnostic diagnostic) {
    json.writeStartObject();
    json.writeStringProperty("path", diagnostic.path());
    json.writeNumberProperty("line", diagnostic.line());
    json.writeNumberProperty("column", diagnostic.column());
    json.writeStringProperty("message", diagnostic.message());
    json.writeEndObject();
  }
}
