package io.github.threadwright;

import io.github.threadwright.source.jdk.JdkApi;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to scan, and with what.
 *
 * @param paths files and folders, at least one
 * @param root the folder that reported paths are relative to; null for the deepest that holds all
 *     of {@code paths}
 * @param jdk the release the code targets; null when each module's build says it
 * @param classPath jars and class folders that the code compiles against
 * @param precise whether all files are attributed as a compiler does, which takes several times as
 *     long
 * @param includeTests whether test code is looked at too
 * @param ruleFolders folders of further rules and catalogue entries
 * @param config in which the project says what its own code does; null for {@code threadwright.yml}
 *     in the root, if it is there
 * @param threads how many threads work at once; the result does not depend on it
 */
public record ScanOptions(
    List<Path> paths,
    @Nullable Path root,
    @Nullable Integer jdk,
    List<Path> classPath,
    boolean precise,
    boolean includeTests,
    List<Path> ruleFolders,
    @Nullable Path config,
    int threads) {

  /** The oldest release that a target may be. */
  public static final int OLDEST_JDK = JdkApi.OLDEST;

  /** The newest release that a target may be. */
  public static final int NEWEST_JDK = JdkApi.NEWEST;

  private static final int MOST_THREADS = 1024;

  public ScanOptions {
    paths = List.copyOf(paths);
    classPath = List.copyOf(classPath);
    ruleFolders = List.copyOf(ruleFolders);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("there is no path to scan");
    }
    if (jdk != null && (jdk < OLDEST_JDK || jdk > NEWEST_JDK)) {
      throw new IllegalArgumentException(
          "JDK " + jdk + " is not known: give a release from " + OLDEST_JDK + " to " + NEWEST_JDK);
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          threads + " threads: give a number from 1 to " + MOST_THREADS);
    }
  }

  /** These paths, and for the rest what the command line does when nothing is said. */
  public static ScanOptions of(Path... paths) {
    return new ScanOptions(
        List.of(paths), null, null, List.of(), false, false, List.of(), null, defaultThreads());
  }

  /** One thread for each processor. */
  public static int defaultThreads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
