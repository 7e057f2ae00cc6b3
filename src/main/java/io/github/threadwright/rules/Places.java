package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.finding.Place;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;

/** Where things stand, for a reader. */
final class Places {
  private Places() {}

  static int line(ProgramFile file, Node node) {
    return file.source().lines().line(Span.start(node.span()));
  }

  static int line(Fact fact) {
    return line(fact.place().file(), fact.node());
  }

  static Place of(ProgramFile file, long span) {
    LineTable lines = file.source().lines();
    int start = Span.start(span);
    int end = Span.end(span);
    return new Place(
        file.source().path(),
        lines.line(start),
        lines.column(start),
        lines.line(end),
        lines.column(end));
  }

  /**
   * The part of a node that says what it is: without the body of a loop or branch, without the
   * members of an anonymous class. A finding points there, and keeps its id while the rest is
   * edited.
   */
  static long headline(Node node) {
    int start = Span.start(node.span());
    if (node instanceof Node.Loop loop && Span.start(loop.body().span()) > start) {
      return Span.of(start, Span.start(loop.body().span()));
    }
    if (node instanceof Node.If branch) {
      return Span.of(start, Span.start(branch.then().span()));
    }
    if (node instanceof Node.Synchronized locked) {
      return Span.of(start, Span.start(locked.body().span()));
    }
    if (node instanceof Node.Catch handler) {
      return Span.of(start, Span.start(handler.body().span()));
    }
    if (node instanceof Node.New made && made.body() != null) {
      return Span.of(start, headEnd(made));
    }
    return node.span();
  }

  /** The end of the last argument, or of the type's name. */
  private static int headEnd(Node.New made) {
    int arguments = made.arguments().size();
    return Span.end(
        arguments == 0 ? made.type().span() : made.arguments().get(arguments - 1).span());
  }
}
