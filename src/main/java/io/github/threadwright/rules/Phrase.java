package io.github.threadwright.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word's phrase, ready to be found in a line of a page. */
final class Phrase<S> {
  private static final Pattern SLOT = Pattern.compile("\\{([^}]+)}");

  private final Word<S> word;
  private final List<Slot<?>> slots = new ArrayList<>();
  private final Pattern pattern;

  Phrase(Word<S> word) {
    this.word = word;
    StringBuilder regex = new StringBuilder();
    Matcher slot = SLOT.matcher(word.phrase());
    int from = 0;
    while (slot.find()) {
      regex.append(Pattern.quote(word.phrase().substring(from, slot.start()))).append("(.+)");
      slots.add(Slot.named(slot.group(1)));
      from = slot.end();
    }
    regex.append(Pattern.quote(word.phrase().substring(from)));
    this.pattern = Pattern.compile(regex.toString());
  }

  Word<S> word() {
    return word;
  }

  /**
   * How many characters stand outside slots: of two phrases that match, the one with more of them
   * is meant.
   */
  int literals() {
    return SLOT.matcher(word.phrase()).replaceAll("").length();
  }

  /**
   * The arguments, when the text is this phrase.
   *
   * @throws Slot.WrongArgument when it is, but what stands in a slot cannot
   */
  Optional<Arguments> match(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<Slot<?>, Object> values = new HashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      values.put(slots.get(i), slots.get(i).reader().apply(matcher.group(i + 1)));
    }
    return Optional.of(new Arguments(values));
  }
}
