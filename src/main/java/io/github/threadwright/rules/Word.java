package io.github.threadwright.rules;

/**
 * A predicate on a subject, as a phrase that pages use. To add one, add an entry to the vocabulary
 * of its subject: phrase, meaning and behaviour stand together there.
 *
 * @param phrase {@code {slot}} stands for an argument, see {@link Slot}; no phrase holds the word
 *     "and", which joins phrases
 * @param meaning when it holds, in a sentence for the table of words
 */
record Word<S>(String phrase, String meaning, Test<S> test) {
  Word {
    if ((" " + phrase + " ").contains(" and ")) {
      throw new IllegalArgumentException("'and' joins phrases, so none may hold it: " + phrase);
    }
  }

  /** The behaviour of a word. */
  @FunctionalInterface
  interface Test<S> {
    Verdict of(S subject, Arguments arguments, Scene scene);
  }
}
