package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a catalogue file, split but not yet understood: {@code subject key=value key="some
 * words"}. What follows a {@code #} at the start or after a space is a comment. Every start of the
 * tool splits more than a thousand lines before the JIT compiler has seen the code, hence loops and
 * no regular expressions.
 *
 * @param subject what the line is about: a method pattern or a kind of wait
 * @param attributes in the order of the line
 */
record CatalogueLine(String file, int line, String subject, Map<String, String> attributes) {

  @Nullable String value(String key) {
    return attributes.get(key);
  }

  KnowledgeProblem problem(String message, String cure) {
    return new KnowledgeProblem(file, line, message, cure);
  }

  /** All lines that say something; what cannot be split goes to {@code problems}. */
  static List<CatalogueLine> split(String file, String text, List<KnowledgeProblem> problems) {
    List<CatalogueLine> lines = new ArrayList<>();
    int number = 0;
    int start = 0;
    while (start <= text.length()) {
      number++;
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = withoutComment(text.substring(start, end)).strip();
      start = end + 1;
      if (!line.isEmpty()) {
        int subject = endOfSubject(line);
        CatalogueLine read =
            new CatalogueLine(file, number, line.substring(0, subject), new LinkedHashMap<>());
        if (read.addAttributes(line.substring(subject), problems)) {
          lines.add(read);
        }
      }
    }
    return lines;
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    while (hash >= 0) {
      boolean starts = hash == 0 || Character.isWhitespace(line.charAt(hash - 1));
      if (starts && !isQuoted(line, hash)) {
        return line.substring(0, hash);
      }
      hash = line.indexOf('#', hash + 1);
    }
    return line;
  }

  private static boolean isQuoted(String line, int position) {
    boolean quoted = false;
    int quote = line.indexOf('"');
    while (quote >= 0 && quote < position) {
      quoted = !quoted;
      quote = line.indexOf('"', quote + 1);
    }
    return quoted;
  }

  /**
   * The subject ends at the first space that is not between parentheses, where people like to put
   * one after a comma.
   */
  private static int endOfSubject(String line) {
    int open = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '(') {
        open++;
      } else if (c == ')') {
        open--;
      } else if (open <= 0 && Character.isWhitespace(c)) {
        return i;
      }
    }
    return line.length();
  }

  private boolean addAttributes(String text, List<KnowledgeProblem> problems) {
    int i = 0;
    while (true) {
      while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
        i++;
      }
      if (i == text.length()) {
        return true;
      }
      int end = endOfAttribute(text, i);
      KnowledgeProblem problem = addAttribute(text.substring(i, end));
      if (problem != null) {
        problems.add(problem);
        return false;
      }
      i = end;
    }
  }

  private static int endOfAttribute(String text, int start) {
    boolean quoted = false;
    int i = start;
    while (i < text.length() && (quoted || !Character.isWhitespace(text.charAt(i)))) {
      quoted ^= text.charAt(i) == '"';
      i++;
    }
    return i;
  }

  private @Nullable KnowledgeProblem addAttribute(String part) {
    int equals = part.indexOf('=');
    String value = part.substring(equals + 1);
    boolean quoted =
        value.length() > 1 && value.charAt(0) == '"' && value.indexOf('"', 1) == value.length() - 1;
    if (equals <= 0 || value.isEmpty() || !quoted && value.indexOf('"') >= 0) {
      return problem("'" + part + "' is no attribute", "write key=value or key=\"some words\"");
    }
    String key = part.substring(0, equals);
    if (attributes.put(key, quoted ? value.substring(1, value.length() - 1) : value) != null) {
      return problem("'" + key + "' is given twice", "keep one of them");
    }
    return null;
  }
}
