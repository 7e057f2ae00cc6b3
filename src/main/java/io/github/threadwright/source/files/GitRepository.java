package io.github.threadwright.source.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A working tree of git: where it begins, and what is under version control in it. Used by one
 * thread.
 */
final class GitRepository {
  static final String FOLDER = ".git";
  private static final int SHORT_FILE = 4096;

  private final Path top;
  private final Path index;
  private final Path exclude;
  private @Nullable TrackedFiles tracked;

  private GitRepository(Path top, Path index, Path exclude) {
    this.top = top;
    this.index = index;
    this.exclude = exclude;
  }

  /** The repository whose tree holds a folder, null when there is none. */
  static @Nullable GitRepository around(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(FOLDER), LinkOption.NOFOLLOW_LINKS)) {
        return at(at);
      }
    }
    return null;
  }

  /**
   * The repository whose top is a folder that holds {@code .git}: a folder, or in work trees a file
   * that names one.
   */
  static GitRepository at(Path top) {
    Path dotGit = top.resolve(FOLDER);
    Path own = Files.isDirectory(dotGit) ? dotGit : linked(dotGit, "gitdir: ");
    Path common = linked(own.resolve("commondir"), "");
    boolean shares = !common.equals(own.resolve("commondir"));
    return new GitRepository(
        top, own.resolve("index"), (shares ? common : own).resolve("info").resolve("exclude"));
  }

  Path top() {
    return top;
  }

  /** The file of ignore rules that belongs to this clone alone. */
  Path exclude() {
    return exclude;
  }

  TrackedFiles tracked() {
    if (tracked == null) {
      tracked = TrackedFiles.read(index);
    }
    return tracked;
  }

  /**
   * The path that a short file names, relative to its folder; the file itself when it names none.
   */
  private static Path linked(Path file, String prefix) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= SHORT_FILE) {
        String line = Files.readString(file).strip();
        if (line.startsWith(prefix)) {
          return file.resolveSibling(line.substring(prefix.length())).normalize();
        }
      }
      return file;
    } catch (IOException | InvalidPathException e) {
      return file;
    }
  }
}
