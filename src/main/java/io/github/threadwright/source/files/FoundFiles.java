package io.github.threadwright.source.files;

import io.github.threadwright.source.Diagnostic;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param root the folder that all paths are relative to: the deepest one that holds everything that
 *     was named
 * @param repositoryTop the folder that holds the {@code .git} of the root, null outside a
 *     repository
 * @param files sorted by path
 * @param buildFiles the build descriptions met on the way, relative to the root, sorted
 * @param skipped how many files and folders were left out, by reason
 * @param diagnostics folders and ignore files that could not be read, sorted
 * @param problems what is wrong with the paths that were named: wrong usage
 */
public record FoundFiles(
    Path root,
    @Nullable Path repositoryTop,
    List<FoundFile> files,
    List<String> buildFiles,
    Map<SkipReason, Integer> skipped,
    List<Diagnostic> diagnostics,
    List<PathProblem> problems) {

  /**
   * A path that was named and cannot be scanned.
   *
   * @param path as it was named
   */
  public record PathProblem(String path, String message) {}

  public FoundFiles {
    files = List.copyOf(files);
    buildFiles = List.copyOf(buildFiles);
    Map<SkipReason, Integer> counts = new EnumMap<>(SkipReason.class);
    counts.putAll(skipped);
    skipped = Collections.unmodifiableMap(counts); // keeps the order of the constants
    diagnostics = List.copyOf(diagnostics);
    problems = List.copyOf(problems);
  }
}
