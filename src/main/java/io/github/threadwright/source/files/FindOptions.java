package io.github.threadwright.source.files;

import java.util.List;

/**
 * What a scan looks at besides main code.
 *
 * @param includeTests whether files whose path says test code are found
 * @param includeGenerated whether files whose path says generated code are found; those in build
 *     output never are
 * @param excludes further files and folders to leave out, in the pattern language of {@code
 *     .gitignore}, relative to the root
 */
public record FindOptions(boolean includeTests, boolean includeGenerated, List<String> excludes) {
  public FindOptions {
    excludes = List.copyOf(excludes);
  }

  public static FindOptions defaults() {
    return new FindOptions(false, false, List.of());
  }
}
