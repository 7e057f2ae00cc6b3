package io.github.threadwright.report;

import io.github.threadwright.knowledge.Severity;

/** How a piece of text stands out on a terminal. */
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  PATH("1;4"),
  ERROR("1;31"),
  WARNING("1;33"),
  NOTE("1;36"),
  ADVICE("32"),
  CODE("36"),
  EMPHASIS("3");

  static final String RESET = "\u001b[0m";

  private final String codes;

  Style(String codes) {
    this.codes = codes;
  }

  String start() {
    return "\u001b[" + codes + "m";
  }

  static Style of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case NOTE -> NOTE;
    };
  }
}
