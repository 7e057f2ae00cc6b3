package io.github.threadwright.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way to break one file.
 *
 * @param rules of which one has to speak up
 * @param line of the unbroken file, from 1
 * @param edits that do not overlap
 * @param added files that the broken one needs, by path
 * @param shape how the mistake is spread over methods and files; empty for one in one place
 */
record Mutation(
    String operator,
    Set<String> rules,
    String path,
    int line,
    List<Edit> edits,
    Map<String, String> added,
    String shape) {
  Mutation {
    rules = Set.copyOf(rules);
    edits = edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList();
    added = Map.copyOf(added);
  }

  Mutation(String operator, Set<String> rules, String path, int line, Change change) {
    this(operator, rules, path, line, change.edits(), change.added(), change.shape());
  }

  /**
   * A piece of text that is replaced.
   *
   * @param from offset of its first character
   * @param to offset behind its last one
   */
  record Edit(int from, int to, String text) {}

  /** Lines of the broken file, from 1, both included. */
  record Lines(int first, int last) {
    boolean holds(int line) {
      return first <= line && line <= last;
    }
  }

  String applyTo(String source) {
    return apply(source, new ArrayList<>());
  }

  /** The lines of the broken file that the edits wrote or took something from. */
  List<Lines> written(String source) {
    List<Lines> lines = new ArrayList<>();
    apply(source, lines);
    return lines;
  }

  private String apply(String source, List<Lines> lines) {
    StringBuilder broken = new StringBuilder();
    int at = 0;
    int line = 1;
    for (Edit edit : edits) {
      line += newlines(source, at, edit.from());
      broken.append(source, at, edit.from()).append(edit.text());
      int last = line + newlines(edit.text(), 0, edit.text().length());
      lines.add(new Lines(line, last));
      line = last;
      at = edit.to();
    }
    return broken.append(source.substring(at)).toString();
  }

  private static int newlines(String text, int from, int to) {
    return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
  }
}
