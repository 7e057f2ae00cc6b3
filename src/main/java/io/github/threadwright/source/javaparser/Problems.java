package io.github.threadwright.source.javaparser;

import com.github.javaparser.Problem;
import com.github.javaparser.TokenRange;
import io.github.threadwright.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What JavaParser complains about, in words for the person who can mend it. */
final class Problems {
  private Problems() {}

  static List<Diagnostic> of(String path, List<Problem> problems) {
    List<Diagnostic> all = new ArrayList<>(problems.size());
    for (Problem problem : problems) {
      int line = problem.getLocation().flatMap(TokenRange::toRange).map(r -> r.begin.line).orElse(0);
      int column = problem.getLocation().flatMap(TokenRange::toRange).map(r -> r.begin.column).orElse(0);
      all.add(new Diagnostic(path, line, column, problem.getMessage()));
    }
    return all;
  }

  static Diagnostic tooDeep(String path, String text) {
    return new Diagnostic(path, 0, 0, "nests too deeply to be read; split the expression or block that nests deepest");
  }

  static Diagnostic unreadable(String path, Throwable fault) {
    return new Diagnostic(path, 0, 0, "could not be read: " + fault);
  }
}
