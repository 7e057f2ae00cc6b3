package io.github.threadwright.source.build;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a Gradle script, in Groovy or Kotlin; comments are gone.
 *
 * @param text the content for a string, else as written
 */
record GradleToken(Kind kind, String text) {

  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    NEWLINE
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  static List<GradleToken> of(String script) {
    return new Lexer(script).tokens();
  }

  private static final class Lexer {
    private static final List<String> DOUBLE_SYMBOLS = List.of("==", "!=", "?:", "?.");

    private final String script;
    private final List<GradleToken> tokens = new ArrayList<>();
    private int at;

    Lexer(String script) {
      this.script = script;
    }

    List<GradleToken> tokens() {
      while (at < script.length()) {
        char c = script.charAt(at);
        if (c == '\n') {
          take(Kind.NEWLINE, at + 1);
        } else if (Character.isWhitespace(c)) {
          at++;
        } else if (script.startsWith("//", at)) {
          at = indexOf("\n", at);
        } else if (script.startsWith("/*", at)) {
          at = Math.min(indexOf("*/", at + 2) + 2, script.length());
        } else if (c == '"' || c == '\'') {
          string(c);
        } else if (c == '`') {
          int end = indexOf("`", at + 1);
          tokens.add(new GradleToken(Kind.STRING, script.substring(at + 1, end)));
          at = Math.min(end + 1, script.length());
        } else if (Character.isDigit(c)) {
          take(Kind.NUMBER, end(true));
        } else if (Character.isJavaIdentifierStart(c)) {
          take(Kind.NAME, end(false));
        } else {
          boolean isDouble =
              DOUBLE_SYMBOLS.stream().anyMatch(symbol -> script.startsWith(symbol, at));
          take(Kind.SYMBOL, at + (isDouble ? 2 : 1));
        }
      }
      return tokens;
    }

    private void take(Kind kind, int end) {
      tokens.add(new GradleToken(kind, script.substring(at, end)));
      at = end;
    }

    private int end(boolean isNumber) {
      int end = at;
      while (end < script.length()
          && (Character.isJavaIdentifierPart(script.charAt(end)) || isFraction(isNumber, end))) {
        end++;
      }
      return end;
    }

    private boolean isFraction(boolean isNumber, int dot) {
      boolean isDot = isNumber && script.charAt(dot) == '.';
      return isDot && dot + 1 < script.length() && Character.isDigit(script.charAt(dot + 1));
    }

    /**
     * A string ends at its quote, and a plain one at the end of its line at the latest: a lone
     * quote costs no more.
     */
    private void string(char quote) {
      String triple = String.valueOf(quote).repeat(3);
      if (script.startsWith(triple, at)) {
        int end = indexOf(triple, at + 3);
        tokens.add(new GradleToken(Kind.STRING, script.substring(at + 3, end)));
        at = Math.min(end + 3, script.length());
        return;
      }
      int start = ++at;
      while (at < script.length() && script.charAt(at) != quote && script.charAt(at) != '\n') {
        at += script.charAt(at) == '\\' ? 2 : 1;
      }
      int end = Math.min(at, script.length());
      tokens.add(new GradleToken(Kind.STRING, script.substring(start, end)));
      at = end < script.length() && script.charAt(end) == quote ? end + 1 : end;
    }

    private int indexOf(String text, int from) {
      int found = script.indexOf(text, from);
      return found < 0 ? script.length() : found;
    }
  }
}
