package io.github.threadwright.rules;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.RulePages;

/** Takes a piece of code the whole way to findings, without a file system. */
final class Bench {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final Examples examples;

  Bench(RuleSet rules) {
    this.examples = new Examples(rules, CATALOGUE);
  }

  /** With all rules that ship with the tool. */
  static Bench shipped() {
    return new Bench(RuleSet.load(RulePages.load()));
  }

  Examples examples() {
    return examples;
  }

  RuleResult scan(String code, int jdk) {
    return examples.scan(code, jdk);
  }

  Scene scene(String code, int jdk) {
    return examples.scene(code, jdk);
  }
}
