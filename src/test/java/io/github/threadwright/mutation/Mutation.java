package io.github.threadwright.mutation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One way to break one file.
 *
 * @param rules of which one has to speak up
 * @param line of the unbroken file, from 1
 * @param edits that do not overlap
 */
record Mutation(String operator, Set<String> rules, String path, int line, List<Edit> edits) {
  Mutation {
    rules = Set.copyOf(rules);
    edits = edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList();
  }

  /**
   * A piece of text that is replaced.
   *
   * @param from offset of its first character
   * @param to offset behind its last one
   */
  record Edit(int from, int to, String text) {}

  String applyTo(String source) {
    StringBuilder broken = new StringBuilder();
    int at = 0;
    for (Edit edit : edits) {
      broken.append(source, at, edit.from()).append(edit.text());
      at = edit.to();
    }
    return broken.append(source.substring(at)).toString();
  }
}
