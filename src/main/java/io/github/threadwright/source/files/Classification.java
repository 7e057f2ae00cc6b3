package io.github.threadwright.source.files;

import java.util.Objects;

/**
 * The kind of a file and how it was told.
 *
 * @param reason e.g. {@code src/test}, {@code imports org.junit.jupiter.api.Test}; empty for plain
 *     main code
 */
public record Classification(FileKind kind, String reason) {
  static final Classification MAIN = new Classification(FileKind.MAIN, "");

  public Classification {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
  }

  static Classification test(String reason) {
    return new Classification(FileKind.TEST, reason);
  }

  static Classification generated(String reason) {
    return new Classification(FileKind.GENERATED, reason);
  }

  boolean isMain() {
    return kind == FileKind.MAIN;
  }
}
