package io.github.threadwright.rules;

import io.github.threadwright.finding.Advice;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
import io.github.threadwright.workload.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words findings and decisions of one file for a reader. */
final class Findings {
  private final ProgramFile file;
  private final SourceTexts texts;
  private final List<Draft> drafts = new ArrayList<>();
  private final Set<String> places = new HashSet<>();
  private final Set<Site> advised = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable String text;

  private record Draft(
      Finding finding, String tokens, @Nullable Site site, @Nullable String field) {}

  Findings(ProgramFile file, SourceTexts texts) {
    this.file = file;
    this.texts = texts;
  }

  /** One finding per place and rule: the first one stays. */
  <S> void add(Firing<S> firing, Scene scene) {
    long span = trimmed(Places.headline(firing.node()));
    Place place = Places.of(file, span);
    if (!places.add(firing.rule().id() + span)) {
      return;
    }
    Advice advice = firing.choice() == null ? null : advice(firing, firing.choice());
    Rule<S> rule = firing.rule();
    String message =
        advice == null
            ? Messages.fill(rule.message(), rule.subject(), firing.thing(), scene)
            : Messages.fill(rule.message(), rule.subject(), firing.thing(), scene, advice);
    Finding finding =
        new Finding(
            "",
            rule.id(),
            rule.page().kind(),
            rule.page().category().word(),
            firing.outcome().severity(),
            firing.confidence(),
            place,
            firing.place().symbol(firing.node()),
            message,
            firing.jdk().toString(),
            null,
            Finding.State.NEW,
            null,
            firing.site() == null ? null : firing.site().workload(),
            advice,
            Trail.of(firing.outcome().proof(), place));
    drafts.add(new Draft(finding, Tokens.of(text(span)), firing.site(), FieldMeant.by(firing)));
    if (firing.choice() != null && firing.site() != null) {
      advised.add(firing.site());
    }
  }

  private static Advice advice(Firing<?> firing, ModelChooser.Choice choice) {
    Set<String> assumptions = new LinkedHashSet<>();
    firing.outcome().presumed().forEach(text -> assumptions.add(text + ": not proved"));
    choice.presumed().forEach(text -> assumptions.add(text + ": not proved"));
    return new Advice(
        choice.model(),
        firing.jdk().first(),
        choice.sizing(),
        choice.because(),
        choice.rejected(),
        List.copyOf(assumptions),
        null);
  }

  /** What to do at a site: what was advised, what is there already, or what its choice says. */
  SiteDecision decision(Site site, Optional<ModelChooser.Choice> choice) {
    if (site.concurrent() != null && !advised.contains(site)) {
      return decision(site, PresentModel.of(site), ReasonCode.ALREADY_CONCURRENT.word());
    }
    return choice
        .map(made -> decision(site, made.model(), reason(made)))
        .orElseGet(
            () -> decision(site, ConcurrencyModel.SEQUENTIAL, ReasonCode.UNKNOWN_COST.word()));
  }

  /** The decision for a loop or stream inside one that is concurrent, or should be. */
  SiteDecision inner(Site site) {
    return decision(site, ConcurrencyModel.SEQUENTIAL, ReasonCode.ALREADY_CONCURRENT.word());
  }

  private SiteDecision decision(Site site, ConcurrencyModel model, String reason) {
    Place place = Places.of(file, site.node().span());
    String symbol = site.place().symbol(site.node());
    return new SiteDecision("", place, symbol, site.kind(), site.workload().bound(), model, reason);
  }

  /**
   * What chose the model; for a site that stays sequential, what most of the others were rejected
   * for.
   */
  private static String reason(ModelChooser.Choice choice) {
    if (choice.model() != ConcurrencyModel.SEQUENTIAL) {
      return choice.because();
    }
    Map<ReasonCode, Integer> counts = new LinkedHashMap<>();
    choice.rejected().forEach(rejected -> counts.merge(rejected.reason(), 1, Integer::sum));
    ReasonCode most = ReasonCode.UNKNOWN_COST;
    for (Map.Entry<ReasonCode, Integer> count : counts.entrySet()) {
      if (count.getValue() > counts.getOrDefault(most, 0)) {
        most = count.getKey();
      }
    }
    return most.word();
  }

  List<FileResult.Found> found(Map<Site, FileResult.Decided> decided) {
    return drafts.stream()
        .map(
            draft ->
                new FileResult.Found(
                    draft.finding,
                    draft.tokens,
                    draft.site == null ? null : decided.get(draft.site),
                    draft.field))
        .toList();
  }

  String tokens(Node node) {
    return Tokens.of(text(Places.headline(node)));
  }

  private String text(long span) {
    String all = all();
    return all.substring(
        Math.min(Span.start(span), all.length()), Math.min(Span.end(span), all.length()));
  }

  private long trimmed(long span) {
    return Span.of(Span.start(span), Span.start(span) + text(span).stripTrailing().length());
  }

  private String all() {
    if (text == null) {
      text = texts.textOf(file.source().path());
    }
    return text;
  }
}
