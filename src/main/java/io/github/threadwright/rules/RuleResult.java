package io.github.threadwright.rules;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.source.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules say of all files.
 *
 * @param findings in order of path, place and rule
 * @param sites in order of path and place
 * @param suppressionProblems suppressions that are useless or not understood, in order of path and
 *     line
 * @param diagnostics rules that failed, in order of path and line
 */
public record RuleResult(
    List<Finding> findings,
    List<SiteDecision> sites,
    List<Diagnostic> suppressionProblems,
    List<Diagnostic> diagnostics) {
  public RuleResult {
    findings = List.copyOf(findings);
    sites = List.copyOf(sites);
    suppressionProblems = List.copyOf(suppressionProblems);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Puts the results of all files together, in whatever order they come. */
  public static RuleResult of(Collection<FileResult> files) {
    Ids siteIds = new Ids();
    Map<FileResult.Decided, String> idOf = new IdentityHashMap<>();
    List<SiteDecision> sites = new ArrayList<>();
    files.stream()
        .flatMap(file -> file.decided().stream())
        .sorted(Comparator.comparing(FileResult.Decided::decision, Order.SITES))
        .forEach(
            decided -> {
              SiteDecision site = decided.decision();
              String id = siteIds.next(site.kind().word(), site.symbol(), decided.tokens());
              idOf.put(decided, id);
              sites.add(Order.withId(site, id));
            });
    Suppressions suppressions = Suppressions.of(files);
    Ids findingIds = new Ids();
    List<FileResult.Found> all =
        files.stream()
            .flatMap(file -> file.found().stream())
            .sorted(Comparator.comparing(FileResult.Found::finding, Order.FINDINGS))
            .toList();
    Map<Finding, Confidence> lowered =
        SameEnd.lowered(all.stream().map(FileResult.Found::finding).toList());
    List<Finding> findings =
        all.stream()
            .map(
                found -> {
                  Finding finding = found.finding();
                  String id = findingIds.next(finding.rule(), finding.symbol(), found.tokens());
                  String site = found.at() == null ? null : idOf.get(found.at());
                  Confidence confidence = lowered.getOrDefault(finding, finding.confidence());
                  return Order.finished(finding, confidence, id, site, suppressions.find(found));
                })
            .toList();
    List<Diagnostic> diagnostics =
        files.stream()
            .flatMap(file -> file.diagnostics().stream())
            .sorted(Order.DIAGNOSTICS)
            .toList();
    return new RuleResult(findings, sites, suppressions.problems(), diagnostics);
  }
}
