package io.github.threadwright.source.files;

/** What a source file is for. */
public enum FileKind {
  MAIN,
  TEST,
  GENERATED
}
