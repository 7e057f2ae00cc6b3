package io.github.threadwright.source.files;

import io.github.threadwright.source.LineTable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The decoded text of a file.
 *
 * @param path relative to the root, with {@code /}
 * @param file where it lies
 * @param text without a byte order mark
 */
public record SourceText(String path, Path file, String text) {
  public SourceText {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(text, "text");
  }

  /** Where the lines begin; counted anew at each call. */
  public LineTable lineTable() {
    return LineTable.of(text);
  }
}
