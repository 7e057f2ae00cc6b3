package io.github.threadwright.rules;

/**
 * What a page's message may hold between braces.
 *
 * @param name without the braces
 * @param meaning what it becomes, for the table of terms
 */
record Term<S>(String name, String meaning, Value<S> value) {

  /** How a term gets its value. */
  @FunctionalInterface
  interface Value<S> {
    String of(S subject, Scene scene);
  }
}
