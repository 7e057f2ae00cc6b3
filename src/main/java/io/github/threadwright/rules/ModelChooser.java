package io.github.threadwright.rules;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.knowledge.JdkRange;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks the page of every model whether it fits a site. Ranks are compared, never added up. */
final class ModelChooser {
  private final List<ModelRule> models;

  ModelChooser(List<ModelRule> models) {
    this.models = models.stream().sorted(Comparator.comparing(ModelRule::model)).toList();
  }

  /**
   * The model that won.
   *
   * @param presumed conditions that nobody proved
   * @param rejected the other models, in their own order
   * @param jdk the releases in which the same model wins
   */
  record Choice(
      ConcurrencyModel model,
      String because,
      String sizing,
      List<String> presumed,
      List<Advice.Rejected> rejected,
      JdkRange jdk) {}

  /** Empty when no model fits, which the page of the sequential one prevents. */
  Optional<Choice> choose(Site site, Scene scene, int release) {
    List<ModelRule.Admitted> admitted = new ArrayList<>();
    List<Advice.Rejected> rejected = new ArrayList<>();
    for (ModelRule model : models) {
      Optional<ModelRule.Admitted> fit = model.admit(site, scene);
      fit.ifPresent(admitted::add);
      if (fit.isEmpty()) {
        ModelRule.Reason reason =
            model.reject(site, scene).orElse(new ModelRule.Reason(ReasonCode.UNKNOWN_COST, 0));
        rejected.add(new Advice.Rejected(model.model(), reason.code(), reason.line()));
      }
    }
    // The sort is stable: of two models with the same rank the first in order wins.
    admitted.sort(Comparator.comparingInt(fit -> fit.fit().rank()));
    Optional<ModelRule.Admitted> winner =
        admitted.stream()
            .filter(fit -> platformReason(fit.rule().model(), release).isEmpty())
            .findFirst();
    return winner.map(won -> choice(won, admitted, rejected, site, scene, release));
  }

  private static Choice choice(
      ModelRule.Admitted won,
      List<ModelRule.Admitted> admitted,
      List<Advice.Rejected> rejected,
      Site site,
      Scene scene,
      int release) {
    ConcurrencyModel model = won.rule().model();
    List<Advice.Rejected> others = new ArrayList<>(rejected);
    int last = JdkRange.OPEN;
    for (ModelRule.Admitted other : admitted) {
      if (other == won) {
        continue;
      }
      Optional<ReasonCode> platform = platformReason(other.rule().model(), release);
      others.add(
          new Advice.Rejected(other.rule().model(), platform.orElse(ReasonCode.OUTRANKED), 0));
      boolean winsLater =
          platform.filter(ReasonCode.JDK_TOO_OLD::equals).isPresent()
              && !other.rule().model().preview();
      if (winsLater && other.fit().rank() < won.fit().rank()) {
        last = Math.min(last, other.rule().model().sinceJdk() - 1);
      }
    }
    others.sort(Comparator.comparing(Advice.Rejected::model));
    return new Choice(
        model,
        fill(won.fit().because(), site, scene),
        fill(won.fit().sizing(), site, scene),
        won.presumed(),
        List.copyOf(others),
        new JdkRange(model.sinceJdk(), last));
  }

  private static String fill(Template template, Site site, Scene scene) {
    return Messages.fill(template, Subject.SITE, site, scene);
  }

  /** Why a model that fits cannot be had in that release. */
  private static Optional<ReasonCode> platformReason(ConcurrencyModel model, int release) {
    if (release < model.sinceJdk()) {
      return Optional.of(ReasonCode.JDK_TOO_OLD);
    }
    return model.preview() ? Optional.of(ReasonCode.PREVIEW_API) : Optional.empty();
  }
}
