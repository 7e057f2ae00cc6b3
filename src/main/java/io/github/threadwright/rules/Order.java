package io.github.threadwright.rules;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.source.Diagnostic;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of results, which depends on nothing but themselves. */
final class Order {
  private static final Comparator<Place> PLACES =
      Comparator.comparing(Place::path)
          .thenComparingInt(Place::startLine)
          .thenComparingInt(Place::startColumn)
          .thenComparingInt(Place::endLine)
          .thenComparingInt(Place::endColumn);

  static final Comparator<Finding> FINDINGS =
      Comparator.comparing(Finding::place, PLACES)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  static final Comparator<SiteDecision> SITES =
      Comparator.comparing(SiteDecision::place, PLACES)
          .thenComparing(SiteDecision::kind)
          .thenComparing(SiteDecision::symbol);

  static final Comparator<Diagnostic> DIAGNOSTICS =
      Comparator.comparing(Diagnostic::path)
          .thenComparingInt(Diagnostic::line)
          .thenComparingInt(Diagnostic::column)
          .thenComparing(Diagnostic::message);

  private Order() {}

  static SiteDecision withId(SiteDecision site, String id) {
    return new SiteDecision(
        id, site.place(), site.symbol(), site.kind(), site.bound(), site.model(), site.reason());
  }

  static Finding finished(
      Finding finding,
      Confidence confidence,
      String id,
      @Nullable String siteId,
      @Nullable Suppression suppression) {
    return new Finding(
        id,
        finding.rule(),
        finding.kind(),
        finding.category(),
        finding.severity(),
        confidence,
        finding.place(),
        finding.symbol(),
        finding.message(),
        finding.jdk(),
        siteId,
        suppression == null ? finding.state() : Finding.State.SUPPRESSED,
        suppression,
        finding.workload(),
        finding.advice(),
        finding.trail());
  }
}
