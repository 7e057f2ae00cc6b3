package io.github.threadwright.finding;

import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.Severity;
import io.github.threadwright.workload.Workload;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An advice or a hazard at a place.
 *
 * @param id stays the same when code moves: made of rule, symbol, the normalised tokens at the
 *     place and an ordinal
 * @param rule id of the rule page
 * @param jdk releases it holds for, e.g. {@code 21..23} or {@code 8..}
 * @param siteId id of the site it is about; null for a hazard that is not at one
 * @param suppression why it is suppressed, where the code says so
 * @param advice set for an advice
 * @param trail the facts that prove it, in the order a reader follows
 */
public record Finding(
    String id,
    String rule,
    RuleKind kind,
    String category,
    Severity severity,
    Confidence confidence,
    Place place,
    String symbol,
    String message,
    String jdk,
    @Nullable String siteId,
    State state,
    @Nullable Suppression suppression,
    @Nullable Workload workload,
    @Nullable Advice advice,
    List<TrailStep> trail) {
  public Finding {
    trail = List.copyOf(trail);
  }

  /** Whether it is to be acted on. */
  public enum State {
    NEW,
    UNCHANGED,
    SUPPRESSED;

    /** The word used in reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A line on the way that proves a finding. */
  public record TrailStep(String path, int line, String text) {}
}
