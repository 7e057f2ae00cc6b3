package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced {@code java} block of a page: documentation and test at once. Every line with {@code //
 * expect: rule-id} must give a finding of that rule, and no other line of the block may.
 *
 * @param title what it shows; null when the page gives none
 * @param jdk the release that the code targets
 * @param file the page
 * @param line of the page on which the first line of code stands
 */
public record PageExample(
    @Nullable String title, int jdk, String code, String file, int line, List<Marker> markers) {
  private static final Pattern MARKER = Pattern.compile("//\\s*expect\\s*:(.*)$");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public PageExample {
    markers = List.copyOf(markers);
  }

  /**
   * A finding that is expected.
   *
   * @param line of the code, from 1
   */
  public record Marker(int line, String rule) {}

  /**
   * The markers of a piece of code, by line; what is no proper marker goes to {@code broken} as a
   * line and its text.
   */
  public static List<Marker> markers(String code, List<Marker> broken) {
    List<Marker> markers = new ArrayList<>();
    int number = 0;
    for (String text : code.split("\n", -1)) {
      number++;
      Matcher marker = MARKER.matcher(text.stripTrailing());
      if (marker.find()) {
        for (String id : marker.group(1).split(",", -1)) {
          List<Marker> list = ID.matcher(id.strip()).matches() ? markers : broken;
          list.add(new Marker(number, id.strip()));
        }
      }
    }
    return markers;
  }

  /**
   * The rules that are expected to fire somewhere in this example, each with the first line of the
   * page that says so.
   */
  TreeMap<String, Integer> expected() {
    TreeMap<String, Integer> lines = new TreeMap<>();
    markers.forEach(marker -> lines.putIfAbsent(marker.rule(), line + marker.line() - 1));
    return lines;
  }
}
