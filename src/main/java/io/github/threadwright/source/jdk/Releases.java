package io.github.threadwright.source.jdk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of JDK releases between {@link JdkApi#OLDEST} and {@link JdkApi#NEWEST}.
 *
 * @param mask bit n stands for release {@code OLDEST + n}
 */
public record Releases(int mask) {
  static final int ALL = (1 << (JdkApi.NEWEST - JdkApi.OLDEST + 1)) - 1;

  public static final Releases NONE = new Releases(0);

  public Releases {
    if ((mask & ~ALL) != 0) {
      throw new IllegalArgumentException("there are bits outside the known releases in " + mask);
    }
  }

  /** All releases from {@code first} to {@code last}, both included. */
  public static Releases between(int first, int last) {
    return new Releases(IntStream.rangeClosed(first, last).map(Releases::bit).sum());
  }

  static int bit(int release) {
    if (release < JdkApi.OLDEST || release > JdkApi.NEWEST) {
      throw new IllegalArgumentException("release " + release + " is not known");
    }
    return 1 << (release - JdkApi.OLDEST);
  }

  public boolean isEmpty() {
    return mask == 0;
  }

  /** False for releases that are not known. */
  public boolean contains(int release) {
    return release >= JdkApi.OLDEST && release <= JdkApi.NEWEST && (mask & bit(release)) != 0;
  }

  /**
   * The first release; {@link JdkApi#OLDEST} means that one or an earlier one.
   *
   * @throws IllegalStateException when there is none
   */
  public int since() {
    requireSome();
    return JdkApi.OLDEST + Integer.numberOfTrailingZeros(mask);
  }

  /**
   * The last release; {@link JdkApi#NEWEST} means that no end is known.
   *
   * @throws IllegalStateException when there is none
   */
  public int until() {
    requireSome();
    return JdkApi.OLDEST + Integer.SIZE - 1 - Integer.numberOfLeadingZeros(mask);
  }

  private void requireSome() {
    if (isEmpty()) {
      throw new IllegalStateException("no release is in the set");
    }
  }

  /**
   * As rule pages write it: {@code 8..}, {@code 21..23}, {@code 19}, {@code 8..10, 21..}, {@code
   * none}.
   */
  @Override
  public String toString() {
    List<String> ranges = new ArrayList<>();
    int release = JdkApi.OLDEST;
    while (release <= JdkApi.NEWEST) {
      int first = release;
      while (contains(release)) {
        release++;
      }
      if (release > first) {
        ranges.add(range(first, release - 1));
      }
      release++;
    }
    return ranges.isEmpty() ? "none" : String.join(", ", ranges);
  }

  private static String range(int first, int last) {
    if (last == JdkApi.NEWEST) {
      return first + "..";
    }
    return first == last ? String.valueOf(first) : first + ".." + last;
  }
}
