package io.github.threadwright.source.build;

import io.github.threadwright.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads build files and remembers what is wrong with them. It never reads outside the repository,
 * or outside the file system's top when there is none. Used by one thread.
 */
final class BuildFiles {
  private static final long SIZE_LIMIT = 4L << 20;

  private final Path root;
  private final @Nullable Path top;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * @param top the folder that nothing is read outside of, null for no limit; both paths are real
   *     ones
   */
  BuildFiles(Path root, @Nullable Path top) {
    this.root = root;
    this.top = top;
  }

  /** The folder itself and those above it that may be read, the folder first. */
  List<Path> upwards(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path at = folder; at != null && isInside(at); at = at.getParent()) {
      folders.add(at);
    }
    return folders;
  }

  /**
   * The content of a file; empty when there is none, when it lies outside, or when it cannot be
   * read.
   */
  Optional<byte[]> bytes(Path file) {
    try {
      if (!Files.isRegularFile(file) || !isInside(file.toRealPath())) {
        return Optional.empty();
      }
      if (Files.size(file) > SIZE_LIMIT) {
        report(file, 0, 0, "larger than the limit of 4 MB for a build file: not read");
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      report(
          file,
          0,
          0,
          "build file cannot be read (" + e.getClass().getSimpleName() + "): make it readable");
      return Optional.empty();
    }
  }

  Optional<String> text(Path file) {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  void report(Path file, int line, int column, String message) {
    diagnostics.add(new Diagnostic(shown(file), line, column, message));
  }

  List<Diagnostic> diagnostics() {
    return diagnostics.stream().sorted().distinct().toList();
  }

  /** The path as reports show it: relative to the root, with slashes. */
  String shown(Path file) {
    List<String> names = new ArrayList<>();
    root.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  private boolean isInside(Path path) {
    return top == null || path.startsWith(top);
  }
}
