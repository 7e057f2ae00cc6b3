package io.github.threadwright.source.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * The ignore files that hold for a folder, the innermost asked first.
 *
 * @param outer those of the folders above
 * @param base the folder of this file, relative to the top, with a slash at its end unless it is
 *     the top
 */
record IgnoreRules(@Nullable IgnoreRules outer, String base, IgnoreNode node) {

  /** Matching takes time exponential in the number of stars within one name. */
  private static final int MOST_STARS = 3;

  private static final Pattern STARS = Pattern.compile("\\*+");

  /** The rules above with those of one more file below them. */
  static IgnoreRules below(@Nullable IgnoreRules outer, String folder, List<String> lines) {
    String usable =
        lines.stream().filter(line -> !isTooCostly(line)).collect(Collectors.joining("\n"));
    IgnoreNode node = new IgnoreNode();
    try {
      node.parse(new ByteArrayInputStream(usable.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen: the bytes are in memory
    }
    return new IgnoreRules(outer, folder.isEmpty() ? "" : folder + "/", node);
  }

  /**
   * Whether a pattern is left out because no real project needs it and a hostile one could stop the
   * scan with it.
   */
  static boolean isTooCostly(String line) {
    for (String name : line.split("/")) {
      if (STARS.matcher(name).results().count() > MOST_STARS) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param path relative to the top; none of the folders above it is ignored
   */
  boolean ignores(String path, boolean isFolder) {
    for (IgnoreRules rules = this; rules != null; rules = rules.outer) {
      Boolean answer = rules.node.checkIgnored(path.substring(rules.base.length()), isFolder);
      if (answer != null) {
        return answer;
      }
    }
    return false;
  }
}
