package io.github.threadwright.knowledge;

import java.util.List;
import java.util.Map;

/** A piece of YAML, as a small tree that keeps its lines; they count from 1 in the file. */
sealed interface Yaml {
  int line();

  /** Text, a number, or nothing. */
  record Scalar(String text, int line) implements Yaml {}

  /** Items behind dashes or in brackets. */
  record Items(List<Yaml> items, int line) implements Yaml {}

  /** Keys and values, in the order of the page. */
  record Fields(Map<String, Yaml> fields, Map<String, Integer> keyLines, int line)
      implements Yaml {}
}
