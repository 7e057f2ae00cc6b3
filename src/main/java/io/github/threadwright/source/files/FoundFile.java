package io.github.threadwright.source.files;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A Java file of the scan.
 *
 * @param path relative to the root, with {@code /}
 * @param file where it lies
 * @param context its path from the top of its repository or build, which says more about its
 *     purpose than {@code path} when only a part of a project is scanned
 * @param byPath what its path says; {@link #classify} knows more
 * @param asked whether the user named this file, or a test or generated folder above it: then it is
 *     scanned as main code
 */
public record FoundFile(
    String path, Path file, String context, Classification byPath, boolean asked) {
  public FoundFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(byPath, "byPath");
  }

  /**
   * What the file is for, now that its text is known. A file whose path was clear keeps what its
   * path said.
   */
  public Classification classify(String text) {
    return asked || !byPath.isMain() ? byPath : SourceSets.ofFile(context, SourceHead.of(text));
  }
}
