package io.github.threadwright.source.javaparser;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
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
    NestingGuard.TooDeep tooDeep = NestingGuard.check(clean);
    if (tooDeep != null) {
      LineTable lines = LineTable.of(clean);
      return nothing(path, lines, Problems.tooDeep(path, tooDeep, lines));
    }
    return readUnguarded(path, clean);
  }

  /** Reads a text however deep it nests: it may take forever. */
  static SourceFile readUnguarded(String path, String text) {
    try {
      return parseAndLower(path, text);
    } catch (StackOverflowError tooDeep) {
      return nothing(path, LineTable.of(text), Problems.stackOverflow(path));
    } catch (RuntimeException | AssertionError fault) {
      return nothing(path, LineTable.of(text), Problems.unreadable(path, fault));
    }
  }

  private static SourceFile parseAndLower(String path, String text) {
    ParseResult<CompilationUnit> parsed = Parse.parse(text);
    CompilationUnit unit = parsed.getResult().orElse(null);
    boolean lost = unit == null || unit.getParsed() == Node.Parsedness.UNPARSABLE;
    List<Diagnostic> problems = Problems.of(path, parsed.getProblems(), lost);
    if (unit == null) {
      return new SourceFile(path, LineTable.of(text), "", List.of(), List.of(), 0, problems);
    }
    return FileLowering.lower(path, new Source(text), unit, problems);
  }

  private static SourceFile nothing(String path, LineTable lines, Diagnostic problem) {
    return new SourceFile(path, lines, "", List.of(), List.of(), 0, List.of(problem));
  }
}
