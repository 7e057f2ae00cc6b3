package io.github.threadwright.source.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Tells the folders that builds write from packages of the same name. */
final class OutputFolders {
  private static final Set<String> NAMES = Set.of("target", "build", "out", "bin");
  private static final Set<String> BUILD_FILES =
      Set.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "build.xml",
          "build.sbt",
          ".classpath");

  private OutputFolders() {}

  /**
   * Whether a folder looks like build output: it has the name, and lies beside a build file or
   * beside {@code src}.
   *
   * @param siblings the names in the same folder
   * @param context the path of that folder from the top of the build
   */
  static boolean isOutput(String name, Set<String> siblings, String context) {
    if (!NAMES.contains(name) || SourceSets.isInsideSourceRoot(context)) {
      return false;
    }
    boolean belowSrc = ("/" + context + "/").contains("/src/");
    return BUILD_FILES.stream().anyMatch(siblings::contains)
        || (siblings.contains("src") && !belowSrc);
  }

  static boolean hasBuildFile(Path folder) {
    return BUILD_FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /** Whether a file says how something is built; any Gradle script may hold what modules share. */
  static boolean isBuildFile(String name) {
    return name.equals("pom.xml") || name.endsWith(".gradle") || name.endsWith(".gradle.kts");
  }
}
