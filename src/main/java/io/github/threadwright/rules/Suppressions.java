package io.github.threadwright.rules;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.Suppression;
import io.github.threadwright.source.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The suppressions of all files: which finding each is for, and which are for none. A field may be
 * annotated in one file and misused in another, so this is known only when all files are.
 */
final class Suppressions {
  private final List<SuppressionMark> marks = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<String, List<SuppressionMark>> byPath = new HashMap<>();
  private final Map<String, List<SuppressionMark>> byField = new HashMap<>();
  private final Set<Written> used = new HashSet<>();

  /** A rule's id at a place: one annotation may stand for several variables. */
  private record Written(String rule, Place at) {
    static Written of(SuppressionMark mark) {
      return new Written(mark.rule(), mark.at());
    }
  }

  private Suppressions() {}

  static Suppressions of(Collection<FileResult> files) {
    Suppressions all = new Suppressions();
    for (FileResult file : files) {
      all.problems.addAll(file.suppressions().problems());
      file.suppressions().marks().forEach(all::add);
    }
    return all;
  }

  private void add(SuppressionMark mark) {
    marks.add(mark);
    byPath.computeIfAbsent(mark.at().path(), path -> new ArrayList<>()).add(mark);
    if (mark.field() != null) {
      byField.computeIfAbsent(mark.field(), field -> new ArrayList<>()).add(mark);
    }
  }

  /** What suppresses that finding, or null; the first of several that a reader meets. */
  @Nullable Suppression find(FileResult.Found found) {
    Finding finding = found.finding();
    Stream<SuppressionMark> here =
        byPath.getOrDefault(finding.place().path(), List.of()).stream()
            .filter(mark -> mark.covers(finding));
    Stream<SuppressionMark> ofField =
        found.field() == null
            ? Stream.empty()
            : byField.getOrDefault(found.field(), List.of()).stream()
                .filter(mark -> mark.rule().equals(finding.rule()));
    List<SuppressionMark> covering = Stream.concat(here, ofField).toList();
    covering.forEach(mark -> used.add(Written.of(mark)));
    return covering.isEmpty() ? null : covering.get(0).suppression();
  }

  /** What is wrong with suppressions; ask when all findings have been looked up. */
  List<Diagnostic> problems() {
    Stream<Diagnostic> useless =
        marks.stream()
            .filter(mark -> mark.inForce() && !used.contains(Written.of(mark)))
            .map(Suppressions::useless)
            .distinct();
    return Stream.concat(problems.stream(), useless).sorted(Order.DIAGNOSTICS).toList();
  }

  private static Diagnostic useless(SuppressionMark mark) {
    String message =
        "the suppression of '" + mark.rule() + "' is useless: it finds nothing here; remove it";
    Place at = mark.at();
    return new Diagnostic(at.path(), at.startLine(), at.startColumn(), message);
  }
}
