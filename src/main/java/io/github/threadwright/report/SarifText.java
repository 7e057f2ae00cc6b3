package io.github.threadwright.report;

import java.nio.charset.StandardCharsets;

/** Texts and paths as SARIF wants them, whatever the scanned code put into them. */
final class SarifText {
  private static final String UNRESERVED = "-._~/";

  private SarifText() {}

  /**
   * A message of which no part is taken for a link: the brackets of {@code [text](address)} are
   * escaped (SARIF 2.1.0, 3.11.6). Alone, brackets stay, as in {@code int[]}.
   */
  static String message(String text) {
    String shown = Glyphs.visible(text);
    return shown.contains("](") ? shown.replace("[", "\\[").replace("]", "\\]") : shown;
  }

  static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.matches("[A-Za-z]:/.*");
  }

  /** The path as a URI; of a relative one, no part can be taken for a scheme or query. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    if (isAbsolute(path)) {
      uri.append(path.startsWith("/") ? "file://" : "file:///");
    }
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        uri.append('%').append(String.format("%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
