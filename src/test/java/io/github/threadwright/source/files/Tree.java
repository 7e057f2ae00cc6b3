package io.github.threadwright.source.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of small files for a test. */
public record Tree(Path root) {

  /** The real path, because temporary folders may lie behind a link. */
  public static Tree in(Path folder) {
    try {
      return new Tree(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Tree with(String path, String... lines) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\n", lines));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java files whose content does not matter. */
  public Tree withJava(String... paths) {
    for (String path : paths) {
      with(path, "class X {}");
    }
    return this;
  }

  public Tree withLink(String path, String target) {
    try {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path at(String path) {
    return root.resolve(path);
  }

  FoundFiles find(String... paths) {
    return find(FindOptions.defaults(), paths);
  }

  FoundFiles find(FindOptions options, String... paths) {
    List<Path> named =
        paths.length == 0 ? List.of(root) : List.of(paths).stream().map(root::resolve).toList();
    return new SourceFinder(options).find(named);
  }

  static List<String> paths(FoundFiles found) {
    return found.files().stream().map(FoundFile::path).toList();
  }
}
