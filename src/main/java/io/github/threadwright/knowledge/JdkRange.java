package io.github.threadwright.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Releases of the JDK from {@code first} to {@code last}, both included; {@link #OPEN} as the last
 * when it never ends. Written {@code 21..23}, {@code 8..} or {@code 21}.
 */
public record JdkRange(int first, int last) {
  /** The last release of a range without an end. */
  public static final int OPEN = Integer.MAX_VALUE;

  public static final JdkRange ALL = new JdkRange(1, OPEN);

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,3})(\\.\\.(\\d{1,3})?)?");

  public JdkRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no range of releases: " + first + ".." + last);
    }
  }

  /** The range that is written so, or null when it is none. */
  public static @Nullable JdkRange parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return null;
    }
    int first = Integer.parseInt(written.group(1));
    int last =
        written.group(2) == null
            ? first
            : written.group(3) == null ? OPEN : Integer.parseInt(written.group(3));
    return first < 1 || last < first ? null : new JdkRange(first, last);
  }

  public boolean contains(int release) {
    return first <= release && release <= last;
  }

  public boolean overlaps(JdkRange other) {
    return first <= other.last && other.first <= last;
  }

  @Override
  public String toString() {
    return last == OPEN
        ? first + ".."
        : first == last ? Integer.toString(first) : first + ".." + last;
  }
}
