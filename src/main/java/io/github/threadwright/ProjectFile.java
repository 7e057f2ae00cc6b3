package io.github.threadwright;

import io.github.threadwright.source.files.SourceFinder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file in which a scanned project says what its own code does. */
final class ProjectFile {
  static final String NAME = "threadwright.yml";

  private ProjectFile() {}

  /**
   * The one that was asked for, else the one in the root, by a name that the user can follow; null
   * when there is none. As everything below the root, it is no link.
   */
  static @Nullable Path of(ScanOptions options) throws ScanException {
    Path asked = options.config();
    if (asked != null) {
      if (!Files.isRegularFile(asked)) {
        throw new ScanException(
            ScanException.Kind.NO_SUCH_PATH,
            List.of(asked + ": no such file; name the one in which the project describes itself"));
      }
      return asked;
    }
    Path found = SourceFinder.root(options.paths());
    if (found == null) {
      return null;
    }
    Path root = Roots.under(options.root(), found);
    Path file = root.resolve(NAME);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Path.of(Roots.asGiven(options, root)).resolve(NAME).normalize()
        : null;
  }
}
