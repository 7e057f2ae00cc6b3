package io.github.threadwright;

import io.github.threadwright.rules.SourceTexts;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Knowledge;
import io.github.threadwright.source.spoon.SourceInput;
import io.github.threadwright.source.spoon.SpoonFrontEnd;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the precise front end say what names mean, a batch of files at a time. Where it fails, what
 * the fast one knows stays.
 */
final class PreciseNames {
  /**
   * What it makes of so many lines takes about 100 MB. Fewer would be slower: each batch looks up
   * the types that it uses anew.
   */
  private static final int MOST_LINES = 20_000;

  private final SourceTexts texts;
  private final Faults faults;

  PreciseNames(SourceTexts texts, Faults faults) {
    this.texts = texts;
    this.faults = faults;
  }

  /**
   * The files in batches of one module each, without two types of one name. They depend on the
   * files alone, so that results do, too.
   */
  static <F> List<List<F>> batches(
      List<F> files, Function<F, SourceFile> sourceOf, Function<F, ?> moduleOf) {
    Map<Object, List<F>> modules =
        files.stream()
            .collect(Collectors.groupingBy(moduleOf, LinkedHashMap::new, Collectors.toList()));
    List<List<F>> batches = new ArrayList<>();
    for (List<F> module : modules.values()) {
      List<F> batch = new ArrayList<>();
      Set<String> types = new HashSet<>();
      int lines = 0;
      for (F file : module) {
        SourceFile source = sourceOf.apply(file);
        List<String> names = source.types().stream().map(TypeDecl::binaryName).toList();
        lines += source.lines().lineCount();
        if (!batch.isEmpty() && (lines > MOST_LINES || names.stream().anyMatch(types::contains))) {
          batches.add(batch);
          batch = new ArrayList<>();
          types.clear();
          lines = source.lines().lineCount();
        }
        batch.add(file);
        types.addAll(names);
      }
      batches.add(batch);
    }
    return batches;
  }

  /** What is known of the files of a batch, by path. */
  Map<String, Knowledge> of(List<SourceFile> batch, TypeSource types) {
    SpoonFrontEnd frontEnd = new SpoonFrontEnd(types);
    try {
      return attribute(frontEnd, batch);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
      return batch.size() == 1 ? failed(batch.get(0), fault) : oneByOne(frontEnd, batch);
    }
  }

  /** Only the file that it fails for shall be without. */
  private Map<String, Knowledge> oneByOne(SpoonFrontEnd frontEnd, List<SourceFile> batch) {
    Map<String, Knowledge> all = new HashMap<>();
    for (SourceFile file : batch) {
      try {
        all.putAll(attribute(frontEnd, List.of(file)));
      } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
        all.putAll(failed(file, fault));
      }
    }
    return all;
  }

  private Map<String, Knowledge> attribute(SpoonFrontEnd frontEnd, List<SourceFile> batch) {
    List<SourceInput> inputs =
        batch.stream().map(f -> new SourceInput(f.path(), texts.textOf(f.path()))).toList();
    return frontEnd.attribute(
        inputs, batch.stream().collect(Collectors.toMap(SourceFile::path, f -> f)));
  }

  private Map<String, Knowledge> failed(SourceFile file, Throwable fault) {
    faults.note(
        Diagnostic.ofFile(
            file.path(),
            "the precise front end failed ("
                + fault.getClass().getSimpleName()
                + "); it was read as without --precise"));
    return Map.of();
  }
}
