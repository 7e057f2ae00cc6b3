package io.github.threadwright;

import java.util.List;

/**
 * A scan that could not begin, because of what it was asked for. Each problem names its place and
 * cure.
 */
public final class ScanException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient List<String> problems;

  /** What was wrong with the request. */
  public enum Kind {
    NO_SUCH_PATH,
    NOTHING_TO_READ
  }

  ScanException(Kind kind, List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.kind = kind;
    this.problems = List.copyOf(problems);
  }

  public Kind kind() {
    return kind;
  }

  public List<String> problems() {
    return problems;
  }
}
