package io.github.threadwright.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the lines of a catalogue file that are about annotations. */
final class AnnotationReader {
  private static final List<String> ATTRIBUTES =
      List.of(
          "entry",
          "entries",
          "runs-on",
          "transaction",
          "shared",
          "safe",
          "immutable",
          "guarded",
          "lazy",
          "blocking");

  private static final Set<String> KNOWN = Set.copyOf(ATTRIBUTES);

  private final List<KnowledgeProblem> problems;

  AnnotationReader(List<KnowledgeProblem> problems) {
    this.problems = problems;
  }

  /** What the line says; null when there is a problem. */
  @Nullable ApiAnnotation read(CatalogueLine line) {
    LineValues values = new LineValues(line, problems);
    String subject = line.subject();
    int open = subject.indexOf('(');
    String name = subject.substring(1, open < 0 ? subject.length() : open);
    boolean closed = open < 0 || subject.endsWith(")") && subject.length() > open + 2;
    if (!closed || !MethodPattern.isTypeName(name)) {
      values.problem(
          "'" + subject + "' is no annotation",
          "write @pkg.Annotation, @Annotation for those of any package, or @pkg.Annotation(VALUE)");
    }
    values.checkKeys(KNOWN, Map.of());
    if (line.attributes().isEmpty()) {
      values.problem(
          "the line says nothing about the annotation",
          "add one of " + String.join("=, ", ATTRIBUTES) + "=");
    }
    ApiAnnotation annotation =
        new ApiAnnotation(
            name,
            open < 0 || !closed ? null : subject.substring(open + 1, subject.length() - 1),
            values.word("entry", EntryPoint.Kind.class),
            values.word("entries", EntryPoint.Kind.class),
            values.word("runs-on", EntryPoint.Context.class),
            values.yesNo("transaction", false),
            values.yesNo("shared"),
            values.word("safe", ApiType.Safety.class),
            values.yesNo("immutable", false),
            values.yesNo("guarded", false),
            values.yesNo("lazy", false),
            values.yesNo("blocking"),
            line.file(),
            line.line());
    return values.isSound() ? annotation : null;
  }
}
