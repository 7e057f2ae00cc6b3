package io.github.threadwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An entry of a class path as the {@code java} command reads it. */
final class ClassPathEntry {

  private ClassPathEntry() {}

  /**
   * The entry itself, or the jars of a folder that is given as {@code DIR/*}, by name: java leaves
   * their order open.
   */
  static List<Path> expand(String entry) {
    if (!entry.equals("*") && !entry.endsWith("/*") && !entry.endsWith("\\*")) {
      return List.of(path(entry));
    }
    Path folder = path(entry.length() == 1 ? "." : entry.substring(0, entry.length() - 2));
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(ClassPathEntry::isJar).sorted().toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--classpath: the folder of " + entry + " cannot be read; correct the path", e);
    }
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  private static Path path(String text) {
    try {
      return Path.of(text.isEmpty() ? "/" : text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "--classpath: '" + text + "' is no path: " + e.getReason(), e);
    }
  }
}
