package io.github.threadwright.source;

/** Turns the text of a file into the intermediate representation. Safe for use by many threads. */
public interface FrontEnd {

  /**
   * Reads one file. Never throws for what the text holds: a file that does not parse gives a {@link
   * SourceFile} with the types that could be read, perhaps none, and its {@link
   * SourceFile#problems()}.
   *
   * @param path relative to the root, with {@code /}
   * @param text the decoded text
   */
  SourceFile read(String path, String text);
}
