package io.github.threadwright.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.knowledge.RulePage;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SarifReportTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static String sarif(ScanReport report) throws IOException {
    StringWriter out = new StringWriter();
    ReportFormat.SARIF.write(report, ReportOptions.plain(), out);
    return out.toString();
  }

  private static JsonNode run(ScanReport report) throws IOException {
    String sarif = sarif(report);
    assertEquals(List.of(), SarifSchema.errors(sarif));
    return MAPPER.readTree(sarif).at("/runs/0");
  }

  private static Finding changed(
      Finding finding, Place place, Finding.State state, Suppression suppression) {
    return new Finding(
        finding.id(),
        finding.rule(),
        finding.kind(),
        finding.category(),
        finding.severity(),
        finding.confidence(),
        place,
        finding.symbol(),
        finding.message(),
        finding.jdk(),
        null,
        state,
        suppression,
        null,
        finding.advice(),
        finding.trail());
  }

  private static Finding at(String path) {
    return changed(SampleReport.hazard(), new Place(path, 1, 1, 1, 2), Finding.State.NEW, null);
  }

  @Test
  void isWhatTheStandardSays() throws IOException {
    assertEquals(List.of(), SarifSchema.errors(sarif(SampleReport.report())));
    assertEquals(List.of(), SarifSchema.errors(sarif(SampleReport.with(List.of()))));
    assertEquals(sarif(SampleReport.report()), sarif(SampleReport.report()));
  }

  @Test
  void theSchemaRefusesWhatTheStandardDoesNot() throws IOException {
    ObjectNode report = (ObjectNode) MAPPER.readTree(sarif(SampleReport.report()));
    ((ObjectNode) report.at("/runs/0/results/0")).put("level", "fatal");
    assertFalse(SarifSchema.errors(report.toString()).isEmpty());
    ObjectNode other = (ObjectNode) MAPPER.readTree(sarif(SampleReport.report()));
    ((ObjectNode) other.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation"))
        .put("uri", "a b");
    assertFalse(SarifSchema.errors(other.toString()).isEmpty(), "formats are checked");
  }

  @Test
  void aResultSaysWhereAndWhat() throws IOException {
    JsonNode run = run(SampleReport.report());
    assertEquals(2, run.get("results").size());
    assertEquals("utf16CodeUnits", run.get("columnKind").asString());
    JsonNode result = run.at("/results/1");
    assertEquals("volatile-increment", result.get("ruleId").asString());
    assertEquals("error", result.get("level").asString());
    assertEquals(60.0, result.get("rank").asDouble());
    assertEquals("f2", result.at("/partialFingerprints/threadwright~1v1").asString());
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertEquals("src/main/java/shop/Counter.java", place.at("/artifactLocation/uri").asString());
    assertEquals("%SRCROOT%", place.at("/artifactLocation/uriBaseId").asString());
    assertEquals(9, place.at("/region/startLine").asInt());
    assertEquals(11, place.at("/region/endColumn").asInt());
  }

  @Test
  void anAdviceNamesItsModel() throws IOException {
    String message = run(SampleReport.report()).at("/results/0/message/text").asString();
    assertTrue(message.contains("Advice: virtual threads (since JDK 21), because"), message);
    assertTrue(message.contains("Sizing: one thread per item"), message);
  }

  @Test
  void theTrailCanBeFollowed() throws IOException {
    JsonNode advice = run(SampleReport.report()).at("/results/0");
    assertEquals(2, advice.get("relatedLocations").size());
    JsonNode steps = advice.at("/codeFlows/0/threadFlows/0/locations");
    assertEquals(2, steps.size());
    assertEquals(32, steps.at("/0/location/physicalLocation/region/startLine").asInt());
    assertEquals(
        "HttpClient.send waits on the network", steps.at("/0/location/message/text").asString());
    JsonNode hazard = run(SampleReport.report()).at("/results/1");
    assertEquals(1, hazard.get("relatedLocations").size());
    assertFalse(hazard.has("codeFlows"));
  }

  @Test
  void aRuleBringsItsPage() throws IOException {
    JsonNode run = run(SampleReport.report());
    JsonNode rules = run.at("/tool/driver/rules");
    assertEquals(2, rules.size());
    for (JsonNode result : run.get("results")) {
      JsonNode rule = rules.get(result.get("ruleIndex").asInt());
      assertEquals(result.get("ruleId").asString(), rule.get("id").asString());
      RulePage page =
          SampleReport.report().rules().stream()
              .filter(p -> p.id().equals(rule.get("id").asString()))
              .findFirst()
              .orElseThrow();
      assertEquals(page.summary() + ".", rule.at("/shortDescription/text").asString());
      assertEquals(page.severity().word(), rule.at("/defaultConfiguration/level").asString());
      assertTrue(rule.at("/help/markdown").asString().startsWith("## Why\n"));
      assertTrue(rule.at("/help/markdown").asString().contains("```java"));
      assertTrue(rule.at("/help/text").asString().startsWith("Why\n"));
      assertFalse(rule.at("/help/text").asString().contains("```"));
      assertEquals(page.category().word(), rule.at("/properties/tags/2").asString());
    }
  }

  @Test
  void whatIsSuppressedSaysWhy() throws IOException {
    Finding hazard = SampleReport.hazard();
    Suppression why =
        new Suppression(Suppression.By.COMMENT, hazard.place().path(), 8, "one writer");
    Finding suppressed = changed(hazard, hazard.place(), Finding.State.SUPPRESSED, why);
    Finding unchanged = changed(hazard, hazard.place(), Finding.State.UNCHANGED, null);
    JsonNode run = run(SampleReport.with(List.of(suppressed, unchanged)));
    JsonNode suppression = run.at("/results/0/suppressions/0");
    assertEquals("inSource", suppression.get("kind").asString());
    assertEquals("one writer", suppression.get("justification").asString());
    assertEquals(8, suppression.at("/location/physicalLocation/region/startLine").asInt());
    assertEquals("unchanged", run.at("/results/1/baselineState").asString());
    assertFalse(run.get("results").get(1).has("suppressions"));
  }

  @Test
  void whatCouldNotBeReadIsANotification() throws IOException {
    JsonNode notifications =
        run(SampleReport.report()).at("/invocations/0/toolExecutionNotifications");
    assertEquals(2, notifications.size());
    assertEquals(12, notifications.at("/0/locations/0/physicalLocation/region/startLine").asInt());
    assertFalse(notifications.at("/1/locations/0/physicalLocation").has("region"));
  }

  @Test
  void pathsAreUrisAndComeBack() throws IOException {
    for (String path :
        List.of("a b/C#1.java", "x:y/../Z%20.java", "ä価/😀?.java", "a\"\\\u202e<b>/A.java")) {
      String uri =
          run(SampleReport.with(List.of(at(path))))
              .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
              .asString();
      assertTrue(uri.matches("([A-Za-z0-9._~/-]|%[0-9A-F]{2})+"), uri);
      assertEquals(path, URI.create("file:///" + uri).getPath().substring(1));
      assertFalse(URI.create(uri).isAbsolute(), uri);
    }
  }

  @Test
  void scannedCodeCannotSpeak() throws IOException {
    String hostile = "see [here](https://evil) \u001b[2J\u202e \ud800 int[] {0}";
    String sarif = sarif(SampleReport.with(List.of(SampleReport.hazard(hostile))));
    assertEquals(List.of(), SarifSchema.errors(sarif));
    assertTrue(sarif.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), sarif);
    String message = MAPPER.readTree(sarif).at("/runs/0/results/0/message/text").asString();
    assertTrue(message.startsWith("see \\[here\\](https://evil) \\u001B"), message);
    String plain = "is int[] {0}";
    assertEquals(
        plain,
        run(SampleReport.with(List.of(SampleReport.hazard(plain))))
            .at("/results/0/message/text")
            .asString());
  }
}
