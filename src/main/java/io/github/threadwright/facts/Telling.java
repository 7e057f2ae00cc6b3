package io.github.threadwright.facts;

import io.github.threadwright.source.Node;
import java.util.Set;

/** Calls by which code only says what happened: to a log, to the console, into a text. */
final class Telling {
  private static final Set<String> NAMES =
      Set.of(
          "trace",
          "debug",
          "info",
          "warn",
          "error",
          "fatal",
          "log",
          "severe",
          "warning",
          "fine",
          "finer",
          "finest",
          "config",
          "println",
          "print",
          "printf",
          "printStackTrace",
          "format",
          "append",
          "setCause",
          "withCause",
          "withThrowable",
          "logp",
          "atLevel",
          "addSuppressed",
          "debugf",
          "infof",
          "warnf",
          "errorf",
          "tracef");

  private Telling() {}

  static boolean is(Node.Call call) {
    return NAMES.contains(call.name());
  }
}
