package io.github.threadwright.report;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.model.ConcurrencyModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads findings from a JSON report that this tool has written before. */
public final class ReportReader {
  private final JsonNode report;

  /**
   * A finding as it was reported.
   *
   * @param workload what limits the work, and why, in the words of the report; its facts stayed
   *     with the scan
   */
  public record Reported(Finding finding, List<String> workload) {
    public Reported {
      workload = List.copyOf(workload);
    }
  }

  private ReportReader(JsonNode report) {
    this.report = report;
  }

  /**
   * @throws IOException when the text is no report of this tool, with the reason
   */
  public static ReportReader of(String json) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
            .build();
    try {
      JsonNode report = JsonMapper.builder(factory).build().readTree(json);
      if (!report.path("schemaVersion").asString("").equals(JsonReport.SCHEMA_VERSION)) {
        throw new IOException(
            "it is no JSON report of this tool (schemaVersion "
                + JsonReport.SCHEMA_VERSION
                + " is missing)");
      }
      return new ReportReader(report);
    } catch (JacksonException e) {
      throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The folder that was scanned, as it was named then. */
  public String root() {
    return report.at("/project/root").asString(".");
  }

  /** The ids of all findings. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    report.path("findings").forEach(finding -> ids.add(text(finding, "id")));
    return ids;
  }

  /**
   * The finding of that id, or null when the report has none.
   *
   * @throws IOException when it lacks what the schema demands
   */
  public @Nullable Reported find(String id) throws IOException {
    for (JsonNode node : report.path("findings")) {
      if (text(node, "id").equals(id)) {
        try {
          return new Reported(finding(node), workload(node.path("workload")));
        } catch (IllegalArgumentException e) {
          throw new IOException("the finding " + id + " is malformed: " + e.getMessage(), e);
        }
      }
    }
    return null;
  }

  private static Finding finding(JsonNode node) {
    return new Finding(
        text(node, "id"),
        text(node, "rule"),
        word(node, "kind", RuleKind.class),
        text(node, "category"),
        word(node, "severity", Severity.class),
        word(node, "confidence", Confidence.class),
        new Place(
            text(node, "path"),
            node.path("startLine").asInt(),
            node.path("startColumn").asInt(),
            node.path("endLine").asInt(),
            node.path("endColumn").asInt()),
        text(node, "symbol"),
        text(node, "message"),
        text(node, "jdk"),
        node.has("site") ? text(node, "site") : null,
        word(node, "state", Finding.State.class),
        node.has("suppression") ? suppression(node.path("suppression")) : null,
        null,
        node.has("advice") ? advice(node.path("advice")) : null,
        trail(node.path("trail")));
  }

  private static Suppression suppression(JsonNode node) {
    return new Suppression(
        word(node, "by", Suppression.By.class),
        text(node, "path"),
        node.path("line").asInt(),
        text(node, "reason"));
  }

  private static Advice advice(JsonNode node) {
    List<Advice.Rejected> rejected = new ArrayList<>();
    for (JsonNode other : node.path("rejected")) {
      rejected.add(
          new Advice.Rejected(
              word(other, "model", ConcurrencyModel.class),
              word(other, "reason", ReasonCode.class),
              other.path("line").asInt(0)));
    }
    return new Advice(
        word(node, "model", ConcurrencyModel.class),
        node.path("sinceJdk").asInt(),
        text(node, "sizing"),
        text(node, "because"),
        rejected,
        texts(node.path("assumptions")),
        node.path("sketch").isString() ? text(node, "sketch") : null);
  }

  private static List<Finding.TrailStep> trail(JsonNode node) {
    List<Finding.TrailStep> trail = new ArrayList<>();
    for (JsonNode step : node) {
      trail.add(
          new Finding.TrailStep(text(step, "path"), step.path("line").asInt(), text(step, "text")));
    }
    return trail;
  }

  private static List<String> workload(JsonNode node) {
    List<String> lines = new ArrayList<>();
    if (node.isObject()) {
      List<String> waits = texts(node.path("waits"));
      String on = waits.isEmpty() ? "" : "; waits: " + String.join(", ", waits);
      lines.add("bound: " + text(node, "bound") + on);
      lines.addAll(texts(node.path("reasons")));
    }
    return lines;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static <E extends Enum<E>> E word(JsonNode node, String field, Class<E> type) {
    return Enum.valueOf(type, text(node, field).toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
