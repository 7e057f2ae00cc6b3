package io.github.threadwright.report;

/**
 * Text made fit for a terminal. Scanned code chooses names, strings and messages, so nothing of it
 * may move the cursor, set colours or turn the direction of writing: such characters are shown as
 * the escapes Java would write.
 */
final class Glyphs {

  private Glyphs() {}

  /** The text with everything that is not a visible character escaped. */
  static String visible(String text) {
    if (text.codePoints().noneMatch(Glyphs::mustEscape)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> appendVisible(shown, c));
    return shown.toString();
  }

  /** One character as it may be shown. */
  static String visible(int codePoint) {
    StringBuilder shown = new StringBuilder();
    appendVisible(shown, codePoint);
    return shown.toString();
  }

  private static void appendVisible(StringBuilder shown, int codePoint) {
    if (!mustEscape(codePoint)) {
      shown.appendCodePoint(codePoint);
      return;
    }
    switch (codePoint) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        for (char unit : Character.toChars(codePoint)) {
          shown.append(String.format("\\u%04X", (int) unit));
        }
      }
    }
  }

  private static boolean mustEscape(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint < ' ';
    }
    return switch (Character.getType(codePoint)) {
      // FORMAT holds the marks and overrides of direction, and invisible joiners.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** How many columns a visible text takes. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      width += width(codePoint);
      i += Character.charCount(codePoint);
    }
    return width;
  }

  static int width(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** The blocks that Unicode's East Asian Width calls wide, and emoji. */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
            || (c >= 0xA960 && c <= 0xA97F)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF01 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1F64F)
            || (c >= 0x1F680 && c <= 0x1F9FF)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }
}
