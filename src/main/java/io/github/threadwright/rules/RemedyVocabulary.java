package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.VoidRemedy;
import java.util.List;

/** The vocabulary about remedies that the JDK has overtaken. */
final class RemedyVocabulary {
  private RemedyVocabulary() {}

  static List<Word<VoidRemedy>> words() {
    return List.of(
        new Word<>(
            "remedy is void in the target release",
            "the release that the module targets has made it useless, or taken it away",
            (remedy, arguments, scene) -> Verdict.of(true, remedy)));
  }

  static List<Term<VoidRemedy>> terms() {
    return List.of(
        new Term<>("remedy", "what it is", (remedy, scene) -> remedy.remedy()),
        new Term<>("fate", "what became of it, and when", (remedy, scene) -> remedy.fate()));
  }
}
