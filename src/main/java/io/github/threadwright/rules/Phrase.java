package io.github.threadwright.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A word's phrase, ready to be found in a line of a page. */
final class Phrase<S> {
  private final Word<S> word;
  private final List<Slot<?>> slots = new ArrayList<>();

  /** What stands before, between and behind the slots. */
  private final List<String> literals = new ArrayList<>();

  Phrase(Word<S> word) {
    this.word = word;
    String phrase = word.phrase();
    int from = 0;
    for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', from)) {
      int close = phrase.indexOf('}', open);
      literals.add(phrase.substring(from, open));
      slots.add(Slot.named(phrase.substring(open + 1, close)));
      from = close + 1;
    }
    literals.add(phrase.substring(from));
  }

  boolean isFixed() {
    return slots.isEmpty();
  }

  Word<S> word() {
    return word;
  }

  /**
   * How many characters stand outside slots: of two phrases that match, the one with more of them
   * is meant.
   */
  int literals() {
    int characters = 0;
    for (String literal : literals) {
      characters += literal.length();
    }
    return characters;
  }

  /**
   * The arguments, when the text is this phrase.
   *
   * @throws Slot.WrongArgument when it is, but what stands in a slot cannot
   */
  Optional<Arguments> match(String text) {
    if (slots.isEmpty()) {
      return text.equals(word.phrase()) ? Optional.of(Arguments.NONE) : Optional.empty();
    }
    if (!text.startsWith(literals.get(0)) || !text.endsWith(literals.get(slots.size()))) {
      return Optional.empty();
    }
    return slots.size() == 1 ? matchOne(text) : matchSeveral(text);
  }

  /** The one argument is what stands between the two literals. */
  private Optional<Arguments> matchOne(String text) {
    int start = literals.get(0).length();
    int end = text.length() - literals.get(1).length();
    return start < end
        ? Optional.of(arguments(List.of(text.substring(start, end))))
        : Optional.empty();
  }

  private Optional<Arguments> matchSeveral(String text) {
    Matcher matcher = pattern().matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> written = new ArrayList<>();
    for (int i = 1; i <= slots.size(); i++) {
      written.add(matcher.group(i));
    }
    return Optional.of(arguments(written));
  }

  private Arguments arguments(List<String> written) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      values.put(slots.get(i).name(), slots.get(i).reader().apply(written.get(i)));
    }
    return new Arguments(values);
  }

  /**
   * Made when it is asked for: most phrases have fewer slots or are ruled out by how they begin.
   */
  private Pattern pattern() {
    return Pattern.compile(
        literals.stream().map(Pattern::quote).collect(Collectors.joining("(.+)")));
  }
}
