package io.github.threadwright.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant by a word that is not known. */
public final class NearestWord {
  private static final int MOST_LISTED = 40;

  private NearestWord() {}

  /**
   * The known word that takes the fewest edits, if they are few enough for a slip; the first in
   * order when several do.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    int few = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= few)
        .filter(candidate -> edits(word, candidate) <= few)
        .min(
            Comparator.comparingInt((String candidate) -> edits(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence that offers the nearest word, or else all of them if a reader can take them in. */
  static String cure(String word, Collection<String> known) {
    return of(word, known)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElseGet(() -> list(known));
  }

  private static String list(Collection<String> known) {
    return known.size() > MOST_LISTED
        ? "nothing that is known resembles it"
        : "known are: " + String.join(", ", known);
  }

  /** Levenshtein distance. */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
