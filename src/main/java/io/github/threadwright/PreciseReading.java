package io.github.threadwright;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.spoon.SpoonFrontEnd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the precise front end read a file that the fast one could not. */
final class PreciseReading {

  private PreciseReading() {}

  /** The file as read by the precise front end, or {@code fast} when it cannot read it either. */
  static SourceFile instead(SourceFile fast, String text) {
    try {
      // Other files are not needed here: this is about syntax, and for locals the JDK will do.
      SpoonFrontEnd frontEnd = new SpoonFrontEnd(JdkApi.load().at(JdkApi.NEWEST));
      @Nullable SourceFile precise = frontEnd.read(fast.path(), text);
      return precise == null ? fast : precise;
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
      return withProblem(fast, fault);
    }
  }

  private static SourceFile withProblem(SourceFile fast, Throwable fault) {
    List<Diagnostic> problems = new ArrayList<>(fast.problems());
    problems.add(
        Diagnostic.ofFile(
            fast.path(),
            "the precise front end failed, too (" + fault.getClass().getSimpleName() + ")"));
    return new SourceFile(
        fast.path(),
        fast.lines(),
        fast.packageName(),
        fast.imports(),
        fast.types(),
        fast.localCount(),
        fast.remarks(),
        problems);
  }
}
