package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a catalogue file, split but not yet understood: {@code subject key=value key="some words"}. What follows a
 * {@code #} at the start or after a space is a comment.
 *
 * @param subject what the line is about: a method pattern or a kind of wait
 */
record CatalogueLine(String file, int line, String subject, List<Attribute> attributes) {

  /** One {@code key=value}. */
  record Attribute(String key, String value) {}

  CatalogueLine {
    attributes = List.copyOf(attributes);
  }

  @Nullable String value(String key) {
    return attributes.stream().filter(attribute -> attribute.key().equals(key)).map(Attribute::value).findFirst().orElse(null);
  }

  KnowledgeProblem problem(String message, String cure) {
    return new KnowledgeProblem(file, line, message, cure);
  }

  /** All lines that say something; what cannot be split goes to {@code problems}. */
  static List<CatalogueLine> split(String file, String text, List<KnowledgeProblem> problems) {
    List<CatalogueLine> lines = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = withoutComment(raw).strip();
      if (!line.isEmpty()) {
        CatalogueLine read = split(file, number, line, problems);
        if (read != null) {
          lines.add(read);
        }
      }
    }
    return lines;
  }

  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == '#' && !quoted && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static @Nullable CatalogueLine split(String file, int number, String line, List<KnowledgeProblem> problems) {
    int end = endOfSubject(line);
    List<Attribute> attributes = new ArrayList<>();
    for (String part : parts(line.substring(end))) {
      int equals = part.indexOf('=');
      String key = part.substring(0, Math.max(equals, 0));
      String value = part.substring(equals + 1);
      if (key.isEmpty() || value.isEmpty() || value.indexOf('"') >= 0 && !isQuoted(value)) {
        problems.add(
            new KnowledgeProblem(file, number, "'" + part + "' is no attribute", "write key=value or key=\"some words\""));
        return null;
      }
      if (attributes.stream().anyMatch(attribute -> attribute.key().equals(key))) {
        problems.add(new KnowledgeProblem(file, number, "'" + key + "' is given twice", "keep one of them"));
        return null;
      }
      attributes.add(new Attribute(key, isQuoted(value) ? value.substring(1, value.length() - 1) : value));
    }
    return new CatalogueLine(file, number, line.substring(0, end), attributes);
  }

  private static boolean isQuoted(String value) {
    return value.length() > 1 && value.indexOf('"') == 0 && value.indexOf('"', 1) == value.length() - 1;
  }

  /** The subject ends at the first space that is not between parentheses, where people like to put one after a comma. */
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

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (char c : (text + " ").toCharArray()) {
      quoted ^= c == '"';
      if (!Character.isWhitespace(c) || quoted) {
        part.append(c);
      } else if (part.length() > 0) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    if (part.length() > 0) {
      parts.add(part.toString().strip());
    }
    return parts;
  }
}
