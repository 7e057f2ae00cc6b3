package io.github.threadwright.rules;

import io.github.threadwright.knowledge.NearestWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words and terms of one subject. */
final class Vocabulary<S> {
  private static final String PRESUMABLY = "presumably ";

  private final List<Phrase<S>> phrases;
  private final Map<String, Phrase<S>> fixed;

  /** The others, the most literal first. */
  private final List<Phrase<S>> withSlots;

  private final List<Term<S>> terms;

  Vocabulary(List<Word<S>> words, List<Term<S>> terms) {
    this.phrases = words.stream().map(Phrase::new).toList();
    this.fixed = new HashMap<>();
    this.withSlots = new ArrayList<>();
    for (Phrase<S> phrase : phrases) {
      if (phrase.isFixed()) {
        fixed.putIfAbsent(phrase.word().phrase(), phrase);
      } else {
        withSlots.add(phrase);
      }
    }
    withSlots.sort(Comparator.comparingInt(Phrase<S>::literals).reversed());
    this.terms = List.copyOf(terms);
  }

  List<Word<S>> words() {
    return phrases.stream().map(Phrase::word).toList();
  }

  List<Term<S>> terms() {
    return terms;
  }

  /**
   * The condition that a phrase in a page means; empty when no word of this subject reads like it.
   *
   * @throws Slot.WrongArgument when a word does, but with an argument that it cannot take
   */
  Optional<Condition<S>> read(String written, int line) {
    boolean presumed = written.startsWith(PRESUMABLY);
    String text = bare(written);
    Phrase<S> whole = fixed.get(text);
    if (whole != null) {
      return Optional.of(new Condition<>(whole.word(), Arguments.NONE, presumed, text, line));
    }
    for (Phrase<S> phrase : withSlots) {
      Optional<Arguments> arguments = phrase.match(text);
      if (arguments.isPresent()) {
        return Optional.of(new Condition<>(phrase.word(), arguments.get(), presumed, text, line));
      }
    }
    return Optional.empty();
  }

  /** The phrase that looks most like that text. */
  Optional<String> nearest(String written) {
    return NearestWord.of(bare(written), words().stream().map(Word::phrase).toList());
  }

  private static String bare(String written) {
    return written.startsWith(PRESUMABLY)
        ? written.substring(PRESUMABLY.length()).strip()
        : written;
  }
}
