package io.github.threadwright.rules;

import io.github.threadwright.finding.Advice;
import java.util.List;

/** What the message of an advice may hold between braces, beside the terms of its subject. */
final class AdviceTerms {
  static final List<String> NAMES = List.of("model", "sizing");

  private AdviceTerms() {}

  static String value(String name, Advice advice) {
    return name.equals("model") ? advice.model().title() : advice.sizing();
  }
}
