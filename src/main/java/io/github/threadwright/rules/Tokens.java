package io.github.threadwright.rules;

/** Java text without what does not matter: comments and the white space between tokens. */
final class Tokens {
  private final String text;
  private final StringBuilder tokens = new StringBuilder();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /**
   * The tokens of a piece of Java, with one space between any two. Text that is no Java gives
   * something, too.
   */
  static String of(String text) {
    return new Tokens(text).read();
  }

  private String read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = endOf("\n", at);
      } else if (text.startsWith("/*", at)) {
        at = endOf("*/", at + 2);
      } else if (text.startsWith("\"\"\"", at)) {
        add(endOf("\"\"\"", at + 3));
      } else if (c == '"' || c == '\'') {
        add(endOfQuoted(c));
      } else if (Character.isJavaIdentifierPart(c)) {
        add(endOfWord());
      } else {
        add(at + 1);
      }
    }
    return tokens.toString();
  }

  private void add(int end) {
    tokens.append(tokens.isEmpty() ? "" : " ").append(text, at, end);
    at = end;
  }

  private int endOf(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private int endOfQuoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length());
  }

  private int endOfWord() {
    int end = at + 1;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
