package io.github.threadwright.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.SiteKind;
import io.github.threadwright.workload.Workload;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void isWhatTheSchemaSays() throws IOException {
    assertEquals(List.of(), ReportSchema.errors(json(SampleReport.report(), true)));
    assertEquals(List.of(), ReportSchema.errors(json(SampleReport.with(List.of()), false)));
  }

  @Test
  void theSchemaRefusesWhatTheContractDoesNotName() throws IOException {
    ObjectNode report = (ObjectNode) MAPPER.readTree(json(SampleReport.report(), true));
    report.put("extra", 1);
    assertFalse(ReportSchema.errors(report.toString()).isEmpty());

    ObjectNode other = (ObjectNode) MAPPER.readTree(json(SampleReport.report(), true));
    ((ObjectNode) other.get("findings").get(0)).put("severity", "fatal");
    assertFalse(ReportSchema.errors(other.toString()).isEmpty());

    ObjectNode third = (ObjectNode) MAPPER.readTree(json(SampleReport.report(), true));
    ((ObjectNode) third.get("findings").get(0)).remove("advice");
    assertFalse(ReportSchema.errors(third.toString()).isEmpty());
  }

  /** The closed lists stand in the schema once more, because it is read without the tool. */
  @Test
  void theSchemaKnowsEveryWord() throws IOException {
    JsonNode definitions = MAPPER.readTree(ReportSchema.text()).get("$defs");
    assertEquals(
        words(ConcurrencyModel.values(), ConcurrencyModel::word), words(definitions.get("model")));
    assertEquals(
        words(ReasonCode.values(), ReasonCode::word), words(definitions.get("reasonCode")));
    assertEquals(
        words(Workload.Bound.values(), Workload.Bound::word), words(definitions.get("bound")));
    assertEquals(
        words(SiteKind.values(), SiteKind::word),
        words(definitions.at("/site/properties/siteKind")));
    assertEquals(
        words(WaitKind.values(), WaitKind::word),
        words(definitions.at("/workload/properties/waits/items")));
  }

  @Test
  void holdsWhatIsSureEnoughAndSitesOnDemand() throws IOException {
    JsonNode report = MAPPER.readTree(json(SampleReport.report(), false));
    assertEquals(2, report.get("findings").size());
    assertFalse(report.has("sites"));
    assertEquals(2, MAPPER.readTree(json(SampleReport.report(), true)).get("sites").size());
  }

  @Test
  void isPlainAsciiAndSaysTheSame() throws IOException {
    String hostile = "\u001b[2J\u009b\u202e\ud800 価格";
    String json = json(SampleReport.with(List.of(SampleReport.hazard(hostile))), false);
    assertTrue(json.codePoints().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), json);
    assertEquals(hostile, MAPPER.readTree(json).at("/findings/0/message").asString());
  }

  private static List<String> words(JsonNode definition) {
    return StreamSupport.stream(definition.get("enum").spliterator(), false)
        .map(JsonNode::asString)
        .sorted()
        .toList();
  }

  private static <E> List<String> words(E[] constants, Function<E, String> word) {
    return Arrays.stream(constants).map(word).sorted().toList();
  }

  private static String json(ScanReport report, boolean allSites) throws IOException {
    ReportOptions options =
        new ReportOptions(Confidence.MEDIUM, allSites, 80, false, SourceLines.NONE);
    StringWriter out = new StringWriter();
    ReportFormat.JSON.write(report, options, out);
    return out.toString();
  }
}
