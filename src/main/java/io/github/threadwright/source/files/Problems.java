package io.github.threadwright.source.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Puts the failures of the file system into words without the paths of this machine. */
final class Problems {
  private Problems() {}

  static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof NoSuchFileException) {
      return "no longer there";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return cause.getClass().getSimpleName();
  }
}
