package io.github.threadwright.rules;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.SiteDecision;
import io.github.threadwright.source.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules say of one file, before findings of all files get their ids. */
public final class FileResult {
  private final List<Found> found;
  private final List<Decided> decided;
  private final SuppressionReader.Result suppressions;
  private final List<Diagnostic> diagnostics;

  FileResult(
      List<Found> found,
      List<Decided> decided,
      SuppressionReader.Result suppressions,
      List<Diagnostic> diagnostics) {
    this.found = List.copyOf(found);
    this.suppressions = suppressions;
    this.decided = List.copyOf(decided);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * A finding without its id.
   *
   * @param tokens the normalised tokens at its place
   * @param at the decision of the site it is about
   * @param field the symbol of the field it is about
   */
  record Found(Finding finding, String tokens, @Nullable Decided at, @Nullable String field) {}

  /** The decision for a site, without its id. */
  record Decided(SiteDecision decision, String tokens) {}

  /** The same with the decisions for its sites alone. */
  public FileResult withoutFindings() {
    return new FileResult(List.of(), decided, SuppressionReader.Result.NOTHING, diagnostics);
  }

  List<Found> found() {
    return found;
  }

  List<Decided> decided() {
    return decided;
  }

  SuppressionReader.Result suppressions() {
    return suppressions;
  }

  /** Rules that failed. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
