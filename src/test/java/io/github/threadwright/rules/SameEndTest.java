package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mistake that many ways lead to is told by the nearest few. */
class SameEndTest {
  private static Finding finding(String rule, int number, int steps, int end) {
    List<Finding.TrailStep> trail =
        IntStream.rangeClosed(1, steps)
            .mapToObj(
                step -> new Finding.TrailStep("B.java", step == steps ? end : 100 + step, "calls"))
            .toList();
    return new Finding(
        "",
        rule,
        RuleKind.HAZARD,
        "blocking-under-lock",
        Severity.WARNING,
        Confidence.HIGH,
        new Place("A" + number + ".java", number, 1, number, 5),
        "A#m()",
        "waits",
        "8..",
        null,
        Finding.State.NEW,
        null,
        null,
        null,
        trail);
  }

  @Test
  void ofManyTheNearestTwoStayAsSureAsTheyWere() {
    List<Finding> findings =
        List.of(
            finding("r", 1, 6, 9),
            finding("r", 2, 3, 9),
            finding("r", 3, 5, 9),
            finding("r", 4, 4, 9),
            finding("r", 5, 5, 9));
    Map<Finding, Confidence> lowered = SameEnd.lowered(findings);
    assertEquals(
        List.of(1, 3, 5),
        findings.stream().filter(lowered::containsKey).map(f -> f.place().startLine()).toList());
  }

  @Test
  void fewOrDifferentOnesAreAllTold() {
    assertEquals(
        Map.of(),
        SameEnd.lowered(
            List.of(
                finding("r", 1, 3, 9),
                finding("r", 2, 3, 9),
                finding("r", 3, 3, 9),
                finding("r", 4, 3, 9),
                finding("r", 5, 3, 8),
                finding("s", 6, 3, 9),
                finding("r", 7, 2, 9))));
  }
}
