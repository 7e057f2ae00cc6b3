package io.github.threadwright.rules;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * The author's wish that a rule be silent somewhere.
 *
 * @param rule its id
 * @param inForce whether the rule is for the release that the code targets: a wish about another is
 *     not useless, it has its time
 * @param region where findings begin that are meant
 * @param field the symbol of the field that is annotated: what is said of it anywhere is meant, too
 * @param at the annotation or comment
 */
record SuppressionMark(
    String rule,
    boolean inForce,
    Suppression.By by,
    Place region,
    @Nullable String field,
    Place at,
    String reason) {

  boolean covers(Finding finding) {
    Place place = finding.place();
    return finding.rule().equals(rule)
        && place.path().equals(region.path())
        && !isBefore(
            place.startLine(), place.startColumn(), region.startLine(), region.startColumn())
        && isBefore(place.startLine(), place.startColumn(), region.endLine(), region.endColumn());
  }

  private static boolean isBefore(int line, int column, int otherLine, int otherColumn) {
    return line < otherLine || (line == otherLine && column < otherColumn);
  }

  Suppression suppression() {
    return new Suppression(by, at.path(), at.startLine(), reason);
  }
}
