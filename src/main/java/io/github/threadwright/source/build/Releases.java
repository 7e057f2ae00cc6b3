package io.github.threadwright.source.build;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads release numbers: {@code 17}, {@code 1.8}, {@code VERSION_1_8}. */
final class Releases {
  private static final Pattern RELEASE = Pattern.compile("(?:VERSION_)?(?:1[._])?(\\d{1,3})");
  private static final Pattern IN_TOOL_VERSION =
      Pattern.compile("(?:^|[^\\w.])(?:1\\.)?(\\d{1,3})(?![\\w])");

  private Releases() {}

  static OptionalInt parse(String text) {
    return first(RELEASE.matcher(text.strip()), true);
  }

  /** The release of a JDK's full name, e.g. {@code 17.0.9-tem}, {@code temurin-21.0.2+13}. */
  static OptionalInt ofTool(String text) {
    return first(IN_TOOL_VERSION.matcher(text.strip()), false);
  }

  private static OptionalInt first(Matcher matcher, boolean whole) {
    boolean found = whole ? matcher.matches() : matcher.find();
    int release = found ? Integer.parseInt(matcher.group(1)) : 0;
    return release > 0 ? OptionalInt.of(release) : OptionalInt.empty();
  }
}
