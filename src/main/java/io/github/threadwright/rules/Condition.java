package io.github.threadwright.rules;

/**
 * One word as a page uses it.
 *
 * @param presumed whether the page wrote {@code presumably} before it, so that "unknown" counts as
 *     yes
 * @param text as written, without {@code presumably}
 * @param line in the page
 */
record Condition<S>(Word<S> word, Arguments arguments, boolean presumed, String text, int line) {

  Verdict test(S subject, Scene scene) {
    return word.test().of(subject, arguments, scene);
  }

  /** Whether that verdict lets the line hold. */
  boolean accepts(Verdict verdict) {
    return verdict.isYes() || (presumed && verdict.isUnknown());
  }
}
