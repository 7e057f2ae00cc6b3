package io.github.threadwright.source.javaparser;

import org.jspecify.annotations.Nullable;

/** The content of literals: escapes become what they stand for. */
final class Literals {
  private Literals() {}

  /** The content of a character or string literal without its quotes. */
  static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    return translate(withoutUnicodeEscapes(raw));
  }

  /** The content of a text block with its quotes, see JLS 3.10.6. */
  static String textBlock(String quoted) {
    String inner = quoted.substring(3, quoted.length() - 3);
    String lines = withoutUnicodeEscapes(inner).replace("\r\n", "\n").replace('\r', '\n');
    String content = lines.substring(lines.indexOf('\n') + 1);
    return translate(content.stripIndent());
  }

  private static String translate(String raw) {
    try {
      return raw.translateEscapes();
    } catch (IllegalArgumentException invalidEscape) {
      return raw;
    }
  }

  /**
   * Replaces {@code \}{@code u0041} by what it stands for; an odd number of backslashes makes it an
   * escape, JLS 3.3.
   */
  static String withoutUnicodeEscapes(String raw) {
    if (!raw.contains("\\u")) {
      return raw;
    }
    StringBuilder plain = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at);
      if (c != '\\' || at + 1 == raw.length()) {
        plain.append(c);
        at++;
        continue;
      }
      int digits = at + 1;
      while (digits < raw.length() && raw.charAt(digits) == 'u') {
        digits++;
      }
      Integer value = digits > at + 1 ? hex(raw, digits) : null;
      if (value != null) {
        plain.append((char) value.intValue());
        at = digits + 4;
      } else {
        plain.append(c).append(raw.charAt(at + 1));
        at += 2;
      }
    }
    return plain.toString();
  }

  private static @Nullable Integer hex(String raw, int from) {
    if (from + 4 > raw.length()) {
      return null;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(raw.charAt(i), 16);
      if (digit < 0) {
        return null;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
