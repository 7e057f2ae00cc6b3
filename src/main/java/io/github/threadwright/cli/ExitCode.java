package io.github.threadwright.cli;

/** What a run ends with; other tools rely on these numbers. */
final class ExitCode {
  static final int CLEAN = 0;
  static final int FINDINGS = 1;
  static final int USAGE = 2;
  static final int FAULT = 3;

  private ExitCode() {}
}
