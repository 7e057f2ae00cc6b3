package io.github.threadwright.source.javaparser;

import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.CompilationUnit;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.FrontEnd;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.SourceFile;
import java.util.List;

/**
 * Reads the syntax of a file with JavaParser, without its class path. JavaParser descends recursively: how deep a file may
 * nest depends on the stack of the calling thread, so call it on a thread of {@link ParserThreads}.
 */
public final class JavaParserFrontEnd implements FrontEnd {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Override
  public SourceFile read(String path, String text) {
    // A space in its place keeps all offsets.
    String clean = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? " " + text.substring(1) : text;
    try {
      return lower(path, clean);
    } catch (StackOverflowError tooDeep) {
      return unread(path, clean, Problems.tooDeep(path, clean));
    } catch (RuntimeException | AssertionError fault) {
      return unread(path, clean, Problems.unreadable(path, fault));
    }
  }

  private static SourceFile lower(String path, String text) {
    ParseResult<CompilationUnit> parsed = Parse.parse(text);
    Source source = new Source(text);
    List<Diagnostic> problems = Problems.of(path, parsed.getProblems());
    return parsed
        .getResult()
        .map(unit -> FileLowering.lower(path, source, unit, problems))
        .orElseGet(() -> new SourceFile(path, source.lines(), "", List.of(), List.of(), 0, problems));
  }

  private static SourceFile unread(String path, String text, Diagnostic problem) {
    return new SourceFile(path, LineTable.of(text), "", List.of(), List.of(), 0, List.of(problem));
  }
}
