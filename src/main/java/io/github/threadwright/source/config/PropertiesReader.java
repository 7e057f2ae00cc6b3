package io.github.threadwright.source.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;

/** Reads {@code .properties} files entry by entry, so that each keeps its line. */
final class PropertiesReader {
  private PropertiesReader() {}

  static List<ConfigEntry> read(String path, String text) throws BrokenConfigException {
    Documents documents = new Documents(path);
    String[] lines = text.split("\r\n|\n|\r", -1);
    int i = 0;
    while (i < lines.length) {
      int first = i;
      StringBuilder entry = new StringBuilder(lines[i++]);
      if (isComment(lines[first])) {
        if (isSeparator(lines[first])) {
          documents.endDocument();
        }
        continue;
      }
      while (goesOn(lines[i - 1]) && i < lines.length) {
        entry.append('\n').append(lines[i++]);
      }
      add(documents, entry.toString(), first + 1);
    }
    return documents.end();
  }

  private static void add(Documents documents, String entry, int line)
      throws BrokenConfigException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(entry));
    } catch (IllegalArgumentException e) {
      throw new BrokenConfigException(line, "\\u must be followed by four hexadecimal digits");
    } catch (IOException e) {
      throw new AssertionError("a string can be read", e);
    }
    for (String key : properties.stringPropertyNames()) {
      documents.add(key, properties.getProperty(key), line);
    }
  }

  private static boolean isComment(String line) {
    String start = line.stripLeading();
    return start.startsWith("#") || start.startsWith("!");
  }

  /** Spring: a comment of three dashes begins another document. */
  private static boolean isSeparator(String line) {
    String end = line.stripTrailing();
    return end.equals("#---") || end.equals("!---");
  }

  /** Whether an odd number of backslashes ends the line. */
  private static boolean goesOn(String line) {
    int slashes = 0;
    while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
