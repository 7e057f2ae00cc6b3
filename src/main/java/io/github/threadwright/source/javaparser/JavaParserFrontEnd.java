package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.FrontEnd;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.SourceFile;
import java.util.List;

/**
 * Reads the syntax of a file with JavaParser, without its class path. JavaParser descends
 * recursively: how deep a file may nest depends on the stack of the calling thread, so call it on a
 * thread of {@link ParserThreads}.
 */
public final class JavaParserFrontEnd implements FrontEnd {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Override
  public SourceFile read(String path, String text) {
    // A space in its place keeps all offsets.
    String clean =
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? " " + text.substring(1) : text;
    try {
      return parseAndLower(path, clean);
    } catch (StackOverflowError tooDeep) {
      return nothing(path, LineTable.of(clean), Problems.stackOverflow(path));
    } catch (RuntimeException | AssertionError fault) {
      return nothing(path, LineTable.of(clean), Problems.unreadable(path, fault));
    }
  }

  private static SourceFile parseAndLower(String path, String text) {
    Parse regular = Parse.ofRegular(text);
    if (regular != null) {
      return lower(path, text, regular);
    }
    Nesting.Findings nesting = Nesting.of(text);
    if (nesting.tooDeep() != null) {
      LineTable lines = LineTable.of(text);
      return nothing(path, lines, Problems.tooDeep(path, nesting.tooDeep(), lines));
    }
    return lower(path, text, Parse.of(text, nesting.cuts()));
  }

  private static SourceFile lower(String path, String text, Parse parse) {
    Source source = new Source(text, parse);
    List<Diagnostic> problems = Problems.of(path, parse, source.lines());
    if (parse.unit() == null) {
      return new SourceFile(path, source.lines(), "", List.of(), List.of(), 0, List.of(), problems);
    }
    return FileLowering.lower(path, source, parse.unit(), problems);
  }

  private static SourceFile nothing(String path, LineTable lines, Diagnostic problem) {
    return new SourceFile(path, lines, "", List.of(), List.of(), 0, List.of(), List.of(problem));
  }
}
