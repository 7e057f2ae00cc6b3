package io.github.threadwright.source.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands in a file above the body of its first type, read without a parser: enough to tell
 * what the file is for.
 *
 * @param imports as written, without {@code static}
 * @param fileComments those before the package statement and right after it, each without its
 *     comment signs
 * @param typeComments those between the imports and the first type
 * @param annotations those of the first type (or of the package), as written, e.g. {@code
 *     Generated("x")}
 */
record SourceHead(
    String packageName,
    List<String> imports,
    List<String> fileComments,
    List<String> typeComments,
    List<String> annotations) {
  SourceHead {
    imports = List.copyOf(imports);
    fileComments = List.copyOf(fileComments);
    typeComments = List.copyOf(typeComments);
    annotations = List.copyOf(annotations);
  }

  static SourceHead of(String text) {
    return new Scanner(text).scan();
  }

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern AROUND_DOTS = Pattern.compile(" ?\\. ?");

  private static final class Scanner {
    private final String text;
    private int at;
    private String packageName = "";
    private final List<String> imports = new ArrayList<>();
    private final List<String> fileComments = new ArrayList<>();
    private final List<String> typeComments = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private boolean pastPackage;

    Scanner(String text) {
      this.text = text;
    }

    SourceHead scan() {
      boolean more = true;
      while (more && skipBlanks()) {
        more = comment() || annotation() || word() || separator();
      }
      return new SourceHead(packageName, imports, fileComments, typeComments, annotations);
    }

    private boolean skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at < text.length();
    }

    private boolean comment() {
      int start = at;
      if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else if (text.startsWith("//", at)) {
        do {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end + 1;
        } while (skipBlanks() && text.startsWith("//", at));
      } else {
        return false;
      }
      // A Javadoc comment after the package statement belongs to the type, any other may still
      // speak of the file.
      boolean ofFile = imports.isEmpty() && !(pastPackage && text.startsWith("/**", start));
      (ofFile ? fileComments : typeComments).add(text.substring(start, at));
      return true;
    }

    private boolean annotation() {
      if (text.charAt(at) != '@') {
        return false;
      }
      int start = ++at;
      while (at < text.length()
          && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      if (text.substring(start, at).equals("interface")) {
        return false;
      }
      int end = at;
      if (skipBlanks() && text.charAt(at) == '(') {
        skipParentheses();
        end = at;
      }
      annotations.add(text.substring(start, end));
      return true;
    }

    private void skipParentheses() {
      int depth = 0;
      do {
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
          skipLiteral(c);
        } else {
          depth += c == '(' ? 1 : c == ')' ? -1 : 0;
          at++;
        }
      } while (depth > 0 && at < text.length());
    }

    private void skipLiteral(char quote) {
      for (at++; at < text.length() && text.charAt(at) != quote; at++) {
        if (text.charAt(at) == '\\') {
          at++;
        }
      }
      at = Math.min(at + 1, text.length());
    }

    private boolean word() {
      int start = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      String word = text.substring(start, at);
      switch (word) {
        case "package" -> {
          packageName = untilSemicolon();
          pastPackage = true;
          annotations.clear(); // those of the package
        }
        case "import" -> {
          String name = untilSemicolon();
          imports.add(name.startsWith("static ") ? name.substring("static ".length()) : name);
        }
        case "class", "interface", "enum", "record", "module" -> {
          return false;
        }
        default -> {
          return !word.isEmpty();
        }
      }
      return true;
    }

    private String untilSemicolon() {
      int end = text.indexOf(';', at);
      String statement = text.substring(at, end < 0 ? text.length() : end);
      at = end < 0 ? text.length() : end + 1;
      String name = statement.strip();
      boolean isPlain = name.chars().noneMatch(Character::isWhitespace);
      return isPlain
          ? name
          : AROUND_DOTS.matcher(BLANKS.matcher(name).replaceAll(" ")).replaceAll(".");
    }

    /**
     * The dash of {@code non-sealed} and a stray semicolon may stand above a type; anything else is
     * code.
     */
    private boolean separator() {
      char c = at < text.length() ? text.charAt(at++) : 0;
      return c == ';' || c == '-';
    }
  }
}
