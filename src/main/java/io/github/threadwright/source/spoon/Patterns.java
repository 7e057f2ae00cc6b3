package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.internal.compiler.ast.GuardedPattern;
import org.eclipse.jdt.internal.compiler.ast.Pattern;
import org.eclipse.jdt.internal.compiler.ast.RecordPattern;
import org.eclipse.jdt.internal.compiler.ast.TypePattern;

/** Lowers what a label or {@code instanceof} matches against. */
record Patterns(Lowering in) {

  Node.Pattern of(Pattern n) {
    if (n instanceof GuardedPattern guarded) {
      return of(guarded.primaryPattern);
    }
    if (n instanceof RecordPattern record) {
      int id = in.open();
      List<Node.Pattern> parts = new ArrayList<>();
      for (Pattern part : record.patterns) {
        parts.add(of(part));
      }
      return in.close(
          new Node.RecordPattern(id, in.code.span(n), in.types.of(record.type), parts), n);
    }
    if (n instanceof TypePattern typed && typed.local.type != null) {
      Local local = in.declare(typed.local, Local.Kind.PATTERN);
      long span = Code.span(typed.local.declarationSourceStart, typed.local.sourceEnd);
      return in.close(new Node.TypePattern(in.open(), span, local), n);
    }
    return in.close(new Node.AnyPattern(in.open(), in.code.span(n)), n);
  }
}
