package io.github.threadwright.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands the lines of a catalogue file that are about types. */
final class TypeReader {
  private static final List<String> ATTRIBUTES =
      List.of(
          "safe",
          "because",
          "instead",
          "immutable",
          "value-based",
          "lock",
          "shared",
          "entries",
          "runs-on",
          "returned-from");

  /** What is kept apart, see {@link Content}. */
  private static final List<String> ELSEWHERE = List.of("effect", "waits-as", "stateful");

  private static final List<String> ALL =
      Stream.of(ATTRIBUTES, ELSEWHERE).flatMap(List::stream).toList();

  private static final Map<String, String> BELONGS_TO =
      Map.of("because", "safe", "instead", "safe", "runs-on", "entries");

  private static final Set<String> KNOWN = Set.copyOf(ALL);

  private final List<KnowledgeProblem> problems;

  TypeReader(List<KnowledgeProblem> problems) {
    this.problems = problems;
  }

  /** Notes what is wrong with the line as a whole. */
  void check(LineValues values, CatalogueLine line) {
    if (!MethodPattern.isTypeName(line.subject())) {
      values.problem(
          "'" + line.subject() + "' is neither method nor type nor annotation",
          "write pkg.Type#method, pkg.Type or @pkg.Annotation, and sets= for a key of configuration"
              + " files");
      return;
    }
    values.checkKeys(KNOWN, BELONGS_TO);
    if (line.attributes().isEmpty()) {
      values.problem(
          "the line says nothing about the type", "add one of " + String.join("=, ", ALL) + "=");
    }
  }

  /** What the line says; null when there is a problem, or when all of it is kept elsewhere. */
  @Nullable ApiType read(CatalogueLine line) {
    LineValues values = new LineValues(line, problems);
    if (ELSEWHERE.containsAll(line.attributes().keySet())) {
      return null;
    }
    EntryPoint.Kind entries = values.word("entries", EntryPoint.Kind.class);
    EntryPoint.Context runsOn = values.word("runs-on", EntryPoint.Context.class);
    ApiType type =
        new ApiType(
            line.subject(),
            values.word("safe", ApiType.Safety.class),
            values.text("because"),
            values.text("instead"),
            values.word("immutable", ApiType.Immutability.class),
            values.yesNo("value-based", false),
            values.yesNo("lock", false),
            values.yesNo("shared"),
            entries == null ? null : new EntryPoint(entries, runsOn),
            values.word("returned-from", EntryPoint.Context.class),
            line.file(),
            line.line());
    if (type.safety() == ApiType.Safety.NO && type.because() == null) {
      values.problem("it is not said why the type is unsafe", "add because=\"it ...\"");
    }
    return values.isSound() ? type : null;
  }
}
