package io.github.threadwright.rules;

/**
 * Gives the decoded text of a scanned file again, for the few files that have findings. Used by
 * many threads.
 */
@FunctionalInterface
public interface SourceTexts {

  /**
   * The same text that the front end read; empty when it is gone.
   *
   * @param path relative to the root, as in {@code SourceFile.path()}
   */
  String textOf(String path);
}
