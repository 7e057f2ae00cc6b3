package io.github.threadwright.source.build;

import io.github.threadwright.source.build.GradleScript.Setting;
import io.github.threadwright.source.build.GradleToken.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Function;

/**
 * Reads the release of Gradle modules from their scripts: their own, what the scripts above them
 * say of their subprojects, and the script plugins of the same project that they apply.
 */
final class GradleModules {
  private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

  private final BuildFiles files;
  private final GradlePlugins plugins;
  private final Map<Path, Optional<Path>> scriptFiles = new HashMap<>();
  private final Map<Path, Optional<GradleScript>> scripts = new HashMap<>();
  private final Map<Path, Map<String, String>> properties = new HashMap<>();
  private final Map<Path, Map<String, String>> catalogs = new HashMap<>();

  /**
   * @param pluginScripts the scripts of the project that make no module
   */
  GradleModules(BuildFiles files, List<Path> pluginScripts) {
    this.files = files;
    this.plugins = new GradlePlugins(pluginScripts);
  }

  /**
   * The names under which a folder's build script may lie: builds often name it after the folder.
   */
  static List<String> scriptNames(String folder) {
    return List.of("build.gradle", "build.gradle.kts", folder + ".gradle", folder + ".gradle.kts");
  }

  /** The release of the module in a folder; empty when there is no script or it does not say. */
  Optional<JdkSetting> jdk(Path folder) {
    List<Path> places =
        upwardsInBuild(folder).stream().flatMap(at -> scriptIn(at).stream()).toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    List<GradleScript> chain = places.stream().flatMap(file -> script(file).stream()).toList();
    List<Path> applied = plugins.appliedBy(chain, this::script);
    for (SettingKind kind : SettingKind.values()) {
      Optional<JdkSetting> setting =
          first(places, file -> ofScript(file, folder, kind))
              .or(() -> first(applied, file -> setting(file, kind, GradleScript.OWN)));
      if (setting.isPresent()) {
        return setting;
      }
    }
    // Folders without a script belong to the module above them, so that one also stands for its
    // subprojects.
    return first(
        List.of(SettingKind.values()),
        kind -> setting(places.get(0), kind, GradleScript.SUBPROJECTS));
  }

  private static <T> Optional<JdkSetting> first(
      List<T> from, Function<T, Optional<JdkSetting>> setting) {
    return from.stream().flatMap(candidate -> setting.apply(candidate).stream()).findFirst();
  }

  /** The folder and those above it in the same build: a folder with settings is the top of one. */
  private List<Path> upwardsInBuild(Path folder) {
    List<Path> folders = new ArrayList<>();
    for (Path at : files.upwards(folder)) {
      folders.add(at);
      if (SETTINGS.stream().anyMatch(name -> Files.isRegularFile(at.resolve(name)))) {
        break;
      }
    }
    return folders;
  }

  private Optional<JdkSetting> ofScript(Path file, Path module, SettingKind kind) {
    Path at = file.getParent();
    List<String> scopes =
        at.equals(module)
            ? List.of(GradleScript.OWN, GradleScript.ALL)
            : List.of(projectPath(at, module), GradleScript.SUBPROJECTS, GradleScript.ALL);
    return first(scopes, scope -> setting(file, kind, scope));
  }

  private static String projectPath(Path top, Path module) {
    StringBuilder path = new StringBuilder();
    top.relativize(module).forEach(name -> path.append(':').append(name));
    return path.toString();
  }

  private Optional<JdkSetting> setting(Path file, SettingKind kind, String scope) {
    List<Setting> settings = script(file).map(GradleScript::settings).orElse(List.of());
    for (int i = settings.size() - 1; i >= 0; i--) { // the last assignment wins
      Setting setting = settings.get(i);
      if (setting.kind() == kind && setting.scope().equals(scope)) {
        OptionalInt release = new Evaluation(file.getParent()).evaluate(setting.value());
        if (release.isPresent()) {
          return Optional.of(
              new JdkSetting(release.getAsInt(), files.shown(file) + ": " + setting.name()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Path> scriptIn(Path folder) {
    return scriptFiles.computeIfAbsent(
        folder,
        at ->
            scriptNames(String.valueOf(at.getFileName())).stream()
                .map(at::resolve)
                .filter(Files::isRegularFile)
                .findFirst());
  }

  private Optional<GradleScript> script(Path file) {
    Optional<GradleScript> known = scripts.get(file);
    if (known == null) {
      known = files.text(file).map(GradleScript::of);
      scripts.put(file, known);
    }
    return known;
  }

  private Map<String, String> properties(Path folder) {
    return properties.computeIfAbsent(
        folder, at -> parse(files.text(at.resolve("gradle.properties")).orElse("")));
  }

  private static Map<String, String> parse(String text) {
    Properties parsed = new Properties();
    try {
      parsed.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      return Map.of(); // a broken Unicode escape: Gradle itself stops at it
    }
    Map<String, String> values = new HashMap<>();
    parsed.stringPropertyNames().forEach(name -> values.put(name, parsed.getProperty(name)));
    return values;
  }

  private Map<String, String> catalog(Path folder) {
    Path file = folder.resolve("gradle").resolve("libs.versions.toml");
    return catalogs.computeIfAbsent(
        folder, at -> VersionFiles.catalog(files.text(file).orElse("")));
  }

  /**
   * Works out the release that an expression stands for, as far as this can be told without running
   * it.
   */
  private final class Evaluation {
    private static final int MOST_STEPS = 50; // variables may refer to each other in a circle

    private final List<Path> folders;
    private int steps;

    Evaluation(Path folder) {
      this.folders = files.upwards(folder);
    }

    OptionalInt evaluate(List<GradleToken> expression) {
      if (++steps > MOST_STEPS || isUndecided(expression)) {
        return OptionalInt.empty();
      }
      for (int i = 0; i < expression.size(); i++) {
        OptionalInt release = evaluate(expression, i);
        if (release.isPresent()) {
          return release;
        }
      }
      return OptionalInt.empty();
    }

    /** A choice, or the JDK that happens to run. */
    private static boolean isUndecided(List<GradleToken> expression) {
      return expression.stream()
          .anyMatch(token -> token.is("?") || token.isName("current") || token.isName("if"));
    }

    private OptionalInt evaluate(List<GradleToken> expression, int at) {
      GradleToken token = expression.get(at);
      switch (token.kind()) {
        case NUMBER -> {
          return Releases.parse(token.text());
        }
        case STRING -> {
          OptionalInt release = Releases.parse(token.text());
          return release.isPresent() ? release : named(token.text());
        }
        case NAME -> {
          if (token.text().equals("libs")
              && at + 4 < expression.size()
              && expression.get(at + 2).isName("versions")) {
            return ofCatalog(expression.subList(at + 3, expression.size()));
          }
          if (token.text().startsWith("VERSION_")) {
            return Releases.parse(token.text());
          }
          boolean isCall = at + 1 < expression.size() && expression.get(at + 1).is("(");
          return isCall ? OptionalInt.empty() : variable(token.text());
        }
        default -> {
          return OptionalInt.empty();
        }
      }
    }

    /** What {@code "$name"}, {@code "${ext.name}"} and {@code property("some.name")} name. */
    private OptionalInt named(String text) {
      String name = text.replaceAll("^\\$\\{?|}$", "");
      OptionalInt whole = variable(name);
      return whole.isPresent() ? whole : variable(name.substring(name.lastIndexOf('.') + 1));
    }

    private OptionalInt variable(String name) {
      for (Path folder : folders) {
        Optional<GradleScript> script = scriptIn(folder).flatMap(GradleModules.this::script);
        Optional<List<GradleToken>> value = script.map(from -> from.variables().get(name));
        if (value.isPresent()) {
          return evaluate(value.get());
        }
        String property = properties(folder).get(name);
        if (property != null) {
          return Releases.parse(property);
        }
      }
      return OptionalInt.empty();
    }

    /** {@code .java.target.get()} after {@code libs.versions}. */
    private OptionalInt ofCatalog(List<GradleToken> accessor) {
      StringBuilder key = new StringBuilder();
      for (GradleToken token : accessor) {
        if (token.isName("get")
            || token.isName("asProvider")
            || !(token.kind() == Kind.NAME || token.is("."))) {
          break;
        }
        key.append(token.text());
      }
      String name = key.toString().replaceAll("^\\.|\\.$", "");
      return folders.stream()
          .map(folder -> catalog(folder).get(name))
          .filter(version -> version != null)
          .findFirst()
          .map(Releases::parse)
          .orElse(OptionalInt.empty());
    }
  }
}
