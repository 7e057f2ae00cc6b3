package io.github.threadwright.finding;

import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.SiteKind;
import io.github.threadwright.workload.Workload;

/**
 * What was decided for a site; every site has one, be it that it stays as it is.
 *
 * @param model the one advised, or the present one
 * @param reason a {@link ReasonCode} word, or the rank line that chose the model
 */
public record SiteDecision(
    String id,
    Place place,
    String symbol,
    SiteKind kind,
    Workload.Bound bound,
    ConcurrencyModel model,
    String reason) {}
