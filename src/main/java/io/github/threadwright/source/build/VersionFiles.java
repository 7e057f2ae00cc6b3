package io.github.threadwright.source.build;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the small files in which tools other than the build keep versions. */
final class VersionFiles {
  private static final String JAVA_VERSION = ".java-version";
  private static final String SDKMAN = ".sdkmanrc";
  private static final Pattern SDKMAN_LINE = Pattern.compile("(?m)^\\s*java\\s*=\\s*(\\S+)");
  private static final Pattern CATALOG_VERSION =
      Pattern.compile(
          "([\\w.-]+)\\s*=\\s*(?:\\{.*?(?:strictly|require|prefer)\\s*=\\s*)?[\"']([^\"']*)[\"'].*");

  private VersionFiles() {}

  /** The JDK that a folder, or the nearest one above it, asks the tools of developers for. */
  static Optional<JdkSetting> jdk(BuildFiles files, Path folder) {
    for (Path at : files.upwards(folder)) {
      Optional<JdkSetting> setting =
          files
              .text(at.resolve(JAVA_VERSION))
              .flatMap(text -> setting(files, at.resolve(JAVA_VERSION), text));
      if (setting.isEmpty()) {
        setting =
            files
                .text(at.resolve(SDKMAN))
                .map(SDKMAN_LINE::matcher)
                .filter(Matcher::find)
                .flatMap(line -> setting(files, at.resolve(SDKMAN), line.group(1)));
      }
      if (setting.isPresent()) {
        return setting;
      }
    }
    return Optional.empty();
  }

  private static Optional<JdkSetting> setting(BuildFiles files, Path file, String version) {
    OptionalInt release = Releases.ofTool(version);
    return release.isPresent()
        ? Optional.of(new JdkSetting(release.getAsInt(), files.shown(file)))
        : Optional.empty();
  }

  /** The versions of a Gradle version catalog, by the names that scripts use for them. */
  static Map<String, String> catalog(String toml) {
    Map<String, String> versions = new HashMap<>();
    boolean inVersions = false;
    for (String line : toml.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        inVersions = line.equals("[versions]");
      } else if (inVersions) {
        Matcher matcher = CATALOG_VERSION.matcher(line);
        if (matcher.matches()) {
          versions.put(matcher.group(1).replaceAll("[-_]", "."), matcher.group(2));
        }
      }
    }
    return versions;
  }
}
