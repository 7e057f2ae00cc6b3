package io.github.threadwright.rules;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.knowledge.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a mistake that many ways lead to by the nearest few: of findings of one rule whose trails
 * end at the same line of other code, those beyond the nearest are of low confidence. Who mends the
 * line mends them all.
 */
final class SameEnd {
  /** So many places may well each have a reason of their own. */
  private static final int FEW = 4;

  /** Of more, so many are told. */
  private static final int TOLD = 2;

  /** A trail of fewer steps stays in the method that it begins in. */
  private static final int LEAST_STEPS = 3;

  private record End(String rule, String path, int line) {}

  private SameEnd() {}

  /**
   * The confidence of findings that are one of many, by finding.
   *
   * @param findings in the order of a report
   */
  static Map<Finding, Confidence> lowered(List<Finding> findings) {
    Map<End, List<Finding>> byEnd = new HashMap<>();
    for (Finding finding : findings) {
      List<Finding.TrailStep> trail = finding.trail();
      if (trail.size() >= LEAST_STEPS && finding.confidence() != Confidence.LOW) {
        Finding.TrailStep last = trail.get(trail.size() - 1);
        End end = new End(finding.rule(), last.path(), last.line());
        byEnd.computeIfAbsent(end, e -> new ArrayList<>(1)).add(finding);
      }
    }
    Map<Finding, Confidence> lowered = new IdentityHashMap<>();
    for (List<Finding> same : byEnd.values()) {
      if (same.size() > FEW) {
        same.sort(
            Comparator.comparing(Finding::confidence, Comparator.reverseOrder())
                .thenComparingInt(finding -> finding.trail().size()));
        same.subList(TOLD, same.size()).forEach(finding -> lowered.put(finding, Confidence.LOW));
      }
    }
    return lowered;
  }
}
