package io.github.threadwright.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of one line of the catalogue and notes what is wrong with them. */
final class LineValues {
  private final CatalogueLine line;
  private final List<KnowledgeProblem> problems;
  private final int before;

  LineValues(CatalogueLine line, List<KnowledgeProblem> problems) {
    this.line = line;
    this.problems = problems;
    this.before = problems.size();
  }

  /** Whether nothing wrong was found so far. */
  boolean isSound() {
    return problems.size() == before;
  }

  @Nullable String text(String key) {
    return line.value(key);
  }

  boolean has(String key) {
    return line.value(key) != null;
  }

  /**
   * Notes attributes that nobody knows, and those that say nothing without another one.
   *
   * @param known a set, since every line of every start is looked up in it
   * @param belongsTo what an attribute needs beside it
   */
  void checkKeys(Set<String> known, Map<String, String> belongsTo) {
    for (String key : line.attributes().keySet()) {
      String needed = belongsTo.get(key);
      if (!known.contains(key)) {
        problem("unknown attribute '" + key + "'", NearestWord.cure(key, new TreeSet<>(known)));
      } else if (needed != null && !has(needed)) {
        problem(
            "'" + key + "' says nothing without '" + needed + "'",
            "add " + needed + "=... or remove it");
      }
    }
  }

  <E extends Enum<E>> @Nullable E word(String key, Class<E> type) {
    String word = line.value(key);
    if (word == null) {
      return null;
    }
    E constant = Words.parse(type, word);
    if (constant == null) {
      problem(
          "unknown word '" + word + "' in " + key + "=", NearestWord.cure(word, Words.all(type)));
    }
    return constant;
  }

  boolean yesNo(String key, boolean otherwise) {
    return isOneOf(key, "yes", "no") || otherwise && !has(key);
  }

  /** Null when nothing is said. */
  @Nullable Boolean yesNo(String key) {
    return has(key) ? (Boolean) isOneOf(key, "yes", "no") : null;
  }

  /** Whether the attribute has the first of the words that it may have. */
  boolean isOneOf(String key, String... words) {
    String value = line.value(key);
    if (value != null && !Arrays.asList(words).contains(value)) {
      problem(
          "unknown word '" + value + "' in " + key + "=", "write " + String.join(" or ", words));
    }
    return words[0].equals(value);
  }

  void problem(String message, String cure) {
    problems.add(line.problem(message, cure));
  }
}
