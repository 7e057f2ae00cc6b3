package io.github.threadwright;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.files.FoundFile;
import io.github.threadwright.source.files.FoundFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that the paths of a report are relative to, and how the user calls it. */
final class Roots {

  private Roots() {}

  /**
   * The same files with their paths relative to {@code wanted}, when that lies above their root.
   */
  static FoundFiles under(@Nullable Path wanted, FoundFiles found) {
    Path root = under(wanted, found.root());
    if (root.equals(found.root())) {
      return found;
    }
    String prefix = slashes(root.relativize(found.root())) + "/";
    return new FoundFiles(
        root,
        found.repositoryTop(),
        found.files().stream().map(f -> moved(prefix, f)).toList(),
        found.buildFiles().stream().map(prefix::concat).toList(),
        found.skipped(),
        found.diagnostics().stream()
            .map(d -> new Diagnostic(prefix + d.path(), d.line(), d.column(), d.message()))
            .toList(),
        found.problems());
  }

  /** The folder {@code wanted} when it lies above that root, else the root. */
  static Path under(@Nullable Path wanted, Path root) {
    Path above = wanted == null ? root : real(wanted);
    return root.startsWith(above) ? above : root;
  }

  private static FoundFile moved(String prefix, FoundFile file) {
    return new FoundFile(
        prefix + file.path(), file.file(), file.context(), file.byPath(), file.asked());
  }

  /** As the user named it; where several were named, from the present folder when that is above. */
  static String asGiven(ScanOptions options, Path root) {
    if (options.root() != null && real(options.root()).equals(root)) {
      return name(options.root());
    }
    if (options.paths().size() == 1) {
      Path only = options.paths().get(0);
      Path folder = Files.isDirectory(only) ? only : only.getParent();
      return folder == null ? "." : name(folder);
    }
    Path here = real(Path.of(""));
    return root.startsWith(here) ? name(here.relativize(root)) : name(root);
  }

  private static String name(Path path) {
    String name = slashes(path);
    return name.isEmpty() ? "." : name;
  }

  static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
