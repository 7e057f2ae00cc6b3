package io.github.threadwright.source.config;

/** A configuration file that is not well-formed, at a line from 1, or 0 when it is not known. */
final class BrokenConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  BrokenConfigException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
