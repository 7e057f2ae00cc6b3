package io.github.threadwright.knowledge;

import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What annotations say, found by what a file calls them and what it imports. */
public final class AnnotationTable {
  private final Map<String, List<ApiAnnotation>> bySimpleName = new HashMap<>();

  AnnotationTable(Collection<ApiAnnotation> annotations) {
    for (ApiAnnotation annotation : annotations) {
      bySimpleName
          .computeIfAbsent(annotation.simpleName(), name -> new ArrayList<>(2))
          .add(annotation);
    }
  }

  /** Every line, in the order of the files. */
  public List<ApiAnnotation> all() {
    return bySimpleName.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(ApiAnnotation::file).thenComparing(ApiAnnotation::line))
        .toList();
  }

  /** What is known of those annotations, which stand in that file. */
  public List<ApiAnnotation> of(List<Annotation> annotations, SourceFile file) {
    List<ApiAnnotation> known = List.of();
    for (Annotation written : annotations) {
      for (ApiAnnotation each : bySimpleName.getOrDefault(written.simpleName(), List.of())) {
        if (isMeant(each, written.name(), file) && each.hasValue(written.values().values())) {
          known = known.isEmpty() ? new ArrayList<>(2) : known;
          known.add(each);
        }
      }
    }
    return known;
  }

  /** Whether one of those annotations says so. */
  public boolean any(
      List<Annotation> annotations, SourceFile file, Predicate<ApiAnnotation> saysSo) {
    return !annotations.isEmpty() && of(annotations, file).stream().anyMatch(saysSo);
  }

  private static boolean isMeant(ApiAnnotation known, String written, SourceFile file) {
    return known.name().indexOf('.') < 0
        || Imports.mean(file, written, known.name().replace('$', '.'));
  }
}
