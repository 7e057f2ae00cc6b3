package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one YAML map, and reports each that is missing, unknown or of the wrong form.
 */
final class PageFields {
  private final String file;
  private final Yaml.Fields map;
  private final List<KnowledgeProblem> problems;

  PageFields(String file, Yaml.Fields map, List<String> known, List<KnowledgeProblem> problems) {
    this.file = file;
    this.map = map;
    this.problems = problems;
    for (Map.Entry<String, Integer> key : map.keyLines().entrySet()) {
      if (!known.contains(key.getKey())) {
        problem(
            key.getValue(),
            "unknown field '" + key.getKey() + "'",
            NearestWord.cure(key.getKey(), known));
      }
    }
  }

  Map<String, Integer> lines() {
    return map.keyLines();
  }

  boolean has(String key) {
    return map.fields().containsKey(key);
  }

  /** The line of a field, or of the whole map when it is missing. */
  int line(String key) {
    return map.keyLines().getOrDefault(key, map.line());
  }

  /** Text that must be there; empty, and a problem, when it is not. */
  String required(String key) {
    PageLine text = text(key);
    if (text == null && !has(key)) {
      problem(map.line(), "the field '" + key + "' is missing", "add a line '" + key + ": ...'");
    }
    return text == null ? "" : text.text();
  }

  /** Text that may be there. */
  @Nullable PageLine text(String key) {
    Yaml value = map.fields().get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Yaml.Scalar scalar && !scalar.text().isEmpty()) {
      return new PageLine(scalar.text(), file, scalar.line());
    }
    problem(
        line(key),
        "'" + key + "' must be text",
        "write '" + key + ": some words'; quote text that contains ': '");
    return null;
  }

  /** A word of a closed list that must be there; null, and a problem, when it is not. */
  <E extends Enum<E>> @Nullable E requiredWord(String key, Class<E> type) {
    String word = required(key);
    return word.isEmpty() ? null : word(key, word, type);
  }

  /** A word of a closed list that may be there. */
  <E extends Enum<E>> @Nullable E word(String key, Class<E> type) {
    PageLine word = text(key);
    return word == null ? null : word(key, word.text(), type);
  }

  private <E extends Enum<E>> @Nullable E word(String key, String word, Class<E> type) {
    E constant = Words.parse(type, word);
    if (constant == null) {
      problem(
          line(key), "unknown " + key + " '" + word + "'", NearestWord.cure(word, Words.all(type)));
    }
    return constant;
  }

  /** A list of lines of text; empty when the field is missing. */
  List<PageLine> list(String key) {
    List<PageLine> lines = new ArrayList<>();
    for (Yaml item : items(key)) {
      if (item instanceof Yaml.Scalar scalar && !scalar.text().isEmpty()) {
        lines.add(new PageLine(scalar.text(), file, scalar.line()));
      } else {
        problem(
            item.line(),
            "an entry of '" + key + "' is not plain text",
            "put text that contains ': ' in quotes");
      }
    }
    return lines;
  }

  /** A list of maps; empty when the field is missing. */
  List<Yaml.Fields> maps(String key) {
    List<Yaml.Fields> maps = new ArrayList<>();
    for (Yaml item : items(key)) {
      if (item instanceof Yaml.Fields fields) {
        maps.add(fields);
      } else {
        problem(item.line(), "an entry of '" + key + "' has no fields", "write '- name: value'");
      }
    }
    return maps;
  }

  private List<Yaml> items(String key) {
    Yaml value = map.fields().get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Yaml.Items list) {
      return list.items();
    }
    problem(
        line(key),
        "'" + key + "' must be a list",
        "write each entry on a line of its own behind '- '");
    return List.of();
  }

  void problem(int line, String message, String cure) {
    problems.add(new KnowledgeProblem(file, line, message, cure));
  }
}
