package io.github.threadwright.rules;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;

/** A fault in a rule, as a message for whoever can report it. */
final class Failure {
  private Failure() {}

  static Diagnostic of(String what, String page, Throwable fault, CodePlace place, Node node) {
    LineTable lines = place.file().source().lines();
    int start = Span.start(node.span());
    String message =
        what
            + " ("
            + page
            + ") failed here and was skipped for the rest of this file: "
            + fault
            + "; everything else went on; please report this line with the message";
    return new Diagnostic(
        place.file().source().path(), lines.line(start), lines.column(start), message);
  }
}
