package io.github.threadwright.rules;

import java.util.stream.Collectors;

/** The words, arguments and terms as {@code rules/README.md} lists them. */
final class VocabularyTable {
  private VocabularyTable() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    Subject.ALL.forEach(subject -> append(text, subject));
    text.append("### Arguments\n\n| in the phrase | what stands there |\n| --- | --- |\n");
    Slot.ALL.forEach(slot -> row(text, "`{" + slot.name() + "}`", slot.meaning()));
    text.append("\n### Terms of every advice\n\n").append(terms()).append('\n');
    return text.toString();
  }

  private static void append(StringBuilder text, Subject<?> subject) {
    text.append("### Subject `").append(subject.word()).append("`\n\n");
    text.append("| word | holds when |\n| --- | --- |\n");
    subject
        .vocabulary()
        .words()
        .forEach(word -> row(text, "`" + word.phrase() + "`", word.meaning()));
    if (!subject.vocabulary().terms().isEmpty()) {
      text.append("\n| term | becomes |\n| --- | --- |\n");
      subject
          .vocabulary()
          .terms()
          .forEach(term -> row(text, "`{" + term.name() + "}`", term.meaning()));
    }
    text.append('\n');
  }

  private static void row(StringBuilder text, String left, String right) {
    text.append("| ").append(left).append(" | ").append(right).append(" |\n");
  }

  private static String terms() {
    return AdviceTerms.NAMES.stream()
        .map(name -> "`{" + name + "}`")
        .collect(Collectors.joining(", "));
  }
}
