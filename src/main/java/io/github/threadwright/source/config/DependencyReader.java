package io.github.threadwright.source.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a module depends on from its own build file, as far as it is written out there: no
 * parent, no version catalogue, nothing that a plugin adds.
 */
final class DependencyReader {
  private static final Set<String> NOT_MAIN = Set.of("test", "import");

  /**
   * {@code implementation("group:artifact:version")}, with either quotes, with a platform or not.
   */
  private static final Pattern GRADLE =
      Pattern.compile(
          "^\\s*(api|implementation|compile|compileOnly|runtime|runtimeOnly)\\b"
              + "[^\"'/]*[\"']([\\w.-]+):([\\w.-]+)(?::[^\"']*)?[\"']");

  private DependencyReader() {}

  static List<Dependency> ofPom(String path, String text) throws BrokenConfigException {
    XmlText pom = XmlText.read(text);
    List<Dependency> found = new ArrayList<>();
    for (XmlText.Element element : pom.elements()) {
      if (element.path().equals("project.dependencies.dependency")
          && !NOT_MAIN.contains(pom.childText(element, "scope"))) {
        found.add(
            new Dependency(
                pom.childText(element, "groupId"),
                pom.childText(element, "artifactId"),
                path,
                element.line()));
      }
    }
    return found;
  }

  static List<Dependency> ofGradle(String path, String text) {
    List<Dependency> found = new ArrayList<>();
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = GRADLE.matcher(lines[i]);
      if (matcher.find()) {
        found.add(new Dependency(matcher.group(2), matcher.group(3), path, i + 1));
      }
    }
    return found;
  }
}
