package io.github.threadwright.rules;

import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A page of {@code rules/models}, understood. A model is admissible when one of its fits holds; the
 * rejections say why none does.
 *
 * @param fits by rank
 */
record ModelRule(ConcurrencyModel model, String file, List<Fit> fits, List<Rejection> rejections) {
  ModelRule {
    fits = fits.stream().sorted(Comparator.comparingInt(Fit::rank)).toList();
    rejections = List.copyOf(rejections);
  }

  /** A case in which the model fits; the smallest rank of all models wins. */
  record Fit(
      int rank,
      List<Condition<Site>> when,
      List<Condition<Site>> unless,
      Template because,
      Template sizing) {
    Fit {
      when = List.copyOf(when);
      unless = List.copyOf(unless);
    }
  }

  /** A reason against it, with what must hold for that. */
  record Rejection(ReasonCode code, List<Condition<Site>> conditions) {
    Rejection {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * A fit that holds.
   *
   * @param presumed its conditions that nobody proved
   */
  record Admitted(ModelRule rule, Fit fit, List<String> presumed) {}

  /** The first fit that holds. */
  Optional<Admitted> admit(Site site, Scene scene) {
    for (Fit fit : fits) {
      Optional<Admitted> admitted = admit(fit, site, scene);
      if (admitted.isPresent()) {
        return admitted;
      }
    }
    return Optional.empty();
  }

  private Optional<Admitted> admit(Fit fit, Site site, Scene scene) {
    List<String> presumed = new ArrayList<>(0);
    for (Condition<Site> condition : fit.when) {
      Verdict verdict = condition.test(site, scene);
      if (!condition.accepts(verdict)) {
        return Optional.empty();
      }
      if (verdict.isUnknown()) {
        presumed.add(condition.text());
      }
    }
    for (Condition<Site> condition : fit.unless) {
      if (condition.accepts(condition.test(site, scene))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Admitted(this, fit, presumed));
  }

  /** The first reason that holds, with the line of the code that caused it, 0 when none did. */
  Optional<Reason> reject(Site site, Scene scene) {
    for (Rejection rejection : rejections) {
      Optional<Reason> reason = reject(rejection, site, scene);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** A reason code with the line that caused it; 0 when no line did. */
  record Reason(ReasonCode code, int line) {}

  private static Optional<Reason> reject(Rejection rejection, Site site, Scene scene) {
    int line = 0;
    for (Condition<Site> condition : rejection.conditions) {
      Verdict verdict = condition.test(site, scene);
      if (!condition.accepts(verdict)) {
        return Optional.empty();
      }
      if (line == 0 && !verdict.facts().isEmpty()) {
        line = Places.line(verdict.facts().get(0));
      }
    }
    return Optional.of(new Reason(rejection.code, line));
  }
}
