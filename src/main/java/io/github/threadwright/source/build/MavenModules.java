package io.github.threadwright.source.build;

import io.github.threadwright.source.build.MavenPom.Parent;
import io.github.threadwright.source.build.MavenPom.PluginSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the release of Maven modules. Parents are taken from the project alone, never from a Maven
 * repository.
 */
final class MavenModules {
  private static final String POM = "pom.xml";
  private static final String COMPILER = "maven-compiler-plugin";
  private static final String TOOLCHAINS = "maven-toolchains-plugin";
  private static final List<SettingKind> COMPILER_SETTINGS =
      List.of(SettingKind.RELEASE, SettingKind.TARGET, SettingKind.SOURCE);

  private final BuildFiles files;
  private final Map<Path, Optional<MavenPom>> poms = new HashMap<>();

  MavenModules(BuildFiles files) {
    this.files = files;
  }

  /** The release of the module in a folder; empty when there is no POM or it does not say. */
  Optional<JdkSetting> jdk(Path folder) {
    List<MavenPom> chain = chain(folder.resolve(POM));
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    for (SettingKind kind : COMPILER_SETTINGS) {
      Optional<JdkSetting> setting = compilerSetting(chain, kind.name().toLowerCase(Locale.ROOT));
      if (setting.isPresent()) {
        return setting;
      }
    }
    // Parents outside the project read this property, and many builds only set it.
    return property(chain, "java.version").or(() -> toolchain(chain));
  }

  private Optional<JdkSetting> compilerSetting(List<MavenPom> chain, String name) {
    return plugin(chain, MavenPom::plugins, COMPILER, name)
        .or(() -> plugin(chain, MavenPom::managed, COMPILER, name))
        .or(() -> property(chain, "maven.compiler." + name));
  }

  private Optional<JdkSetting> toolchain(List<MavenPom> chain) {
    String[] path = {"toolchains", "jdk", "version"};
    return plugin(chain, MavenPom::plugins, TOOLCHAINS, path)
        .or(() -> plugin(chain, MavenPom::managed, TOOLCHAINS, path));
  }

  private Optional<JdkSetting> plugin(
      List<MavenPom> chain,
      Function<MavenPom, List<PluginSettings>> section,
      String plugin,
      String... path) {
    for (MavenPom pom : chain) {
      boolean isChild = pom == chain.get(0);
      for (PluginSettings settings : section.apply(pom)) {
        if (settings.artifactId().equals(plugin) && (isChild || settings.inherited())) {
          String source = files.shown(pom.file()) + ": " + plugin + " " + path[path.length - 1];
          Optional<JdkSetting> setting =
              setting(chain, settings.configuration().textAt(path), source);
          if (setting.isPresent()) {
            return setting;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<JdkSetting> property(List<MavenPom> chain, String name) {
    return chain.stream()
        .filter(pom -> pom.properties().containsKey(name))
        .findFirst()
        .flatMap(pom -> setting(chain, "${" + name + "}", files.shown(pom.file()) + ": " + name));
  }

  private static Optional<JdkSetting> setting(List<MavenPom> chain, String value, String source) {
    OptionalInt release = Releases.parse(new Interpolation(chain).resolve(value));
    return release.isPresent()
        ? Optional.of(new JdkSetting(release.getAsInt(), source))
        : Optional.empty();
  }

  /** The POM and its parents as far as they belong to the project. */
  private List<MavenPom> chain(Path file) {
    List<MavenPom> chain = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    Optional<MavenPom> next = read(file);
    while (next.isPresent() && seen.add(next.get().file())) {
      chain.add(next.get());
      next = parentOf(next.get());
    }
    return chain;
  }

  private Optional<MavenPom> parentOf(MavenPom pom) {
    Parent parent = pom.parent();
    if (parent == null || parent.relativePath().isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = pom.file().resolveSibling(parent.relativePath()).normalize();
      Path named = Files.isDirectory(file) ? file.resolve(POM) : file;
      return read(named).filter(found -> isReferredTo(found, parent));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The POM one folder up is often an unrelated one; Maven compares the names too. */
  private static boolean isReferredTo(MavenPom found, Parent parent) {
    return found.artifactId().equals(parent.artifactId())
        && (found.groupId().equals(parent.groupId())
            || found.groupId().isEmpty()
            || found.groupId().contains("${"));
  }

  private Optional<MavenPom> read(Path file) {
    Optional<MavenPom> known = poms.get(file);
    if (known == null) {
      known = files.bytes(file).flatMap(bytes -> parse(file, bytes));
      poms.put(file, known);
    }
    return known;
  }

  private Optional<MavenPom> parse(Path file, byte[] bytes) {
    try {
      return Optional.of(MavenPom.of(file, XmlElement.parse(bytes)));
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNumber(), 0);
      int column = line == 0 ? 0 : Math.max(e.getLocation().getColumnNumber(), 0);
      files.report(
          file, line, column, "not well-formed XML: mend it, or name the release with --jdk");
      return Optional.empty();
    }
  }

  /** Replaces {@code ${name}} by properties, those of the child first. */
  private static final class Interpolation {
    /** Properties may refer to each other in a circle, or double at each step. */
    private static final int MOST_STEPS = 200;

    private final List<MavenPom> chain;
    private int steps;

    Interpolation(List<MavenPom> chain) {
      this.chain = chain;
    }

    /** The value without references, as far as they are known. */
    String resolve(String value) {
      String resolved = value;
      int start = resolved.indexOf("${");
      while (start >= 0 && ++steps < MOST_STEPS) {
        int end = resolved.indexOf('}', start);
        Optional<String> property =
            end < 0 ? Optional.empty() : property(resolved.substring(start + 2, end));
        if (property.isEmpty() || property.get().length() > MOST_STEPS) {
          return resolved;
        }
        resolved = resolved.substring(0, start) + property.get() + resolved.substring(end + 1);
        start = resolved.indexOf("${");
      }
      return resolved;
    }

    private Optional<String> property(String name) {
      return chain.stream()
          .flatMap(pom -> Optional.ofNullable(pom.properties().get(name)).stream())
          .findFirst();
    }
  }
}
