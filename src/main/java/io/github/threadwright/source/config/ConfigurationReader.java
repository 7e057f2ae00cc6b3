package io.github.threadwright.source.config;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.files.SourceRead;
import io.github.threadwright.source.files.SourceReader;
import io.github.threadwright.source.files.SourceText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration files of modules where the usual frameworks look for them. As in the
 * search for sources, links are not followed, and a file that is broken, huge or no text costs
 * nothing but itself.
 */
public final class ConfigurationReader {
  private static final long MOST_BYTES = 1 << 20;

  /** Where Spring, Quarkus and Micronaut look, the strongest first. */
  private static final List<String> APPLICATION_FOLDERS =
      List.of("config", "", "src/main/resources/config", "src/main/resources", "resources");

  private static final List<String> SUFFIXES = List.of(".properties", ".yml", ".yaml");

  private static final List<String> RESOURCE_FOLDERS =
      List.of("src/main/resources", "resources", "src/main/java", "src");

  private static final List<String> RESOURCES =
      List.of(
          "META-INF/microprofile-config.properties",
          "META-INF/persistence.xml",
          "hibernate.properties",
          "hibernate.cfg.xml",
          "hikari.properties");

  private static final List<String> WEB_FOLDERS =
      List.of("src/main/webapp", "WebContent", "webapp", "web");

  private static final List<String> WEB_FILES = List.of("WEB-INF/web.xml", "META-INF/context.xml");

  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts");

  private final Path root;
  private final SourceReader texts = new SourceReader();

  /**
   * @param root the folder that reported paths are relative to
   */
  public ConfigurationReader(Path root) {
    this.root = root;
  }

  /** Reads what is set for the module in that folder. */
  public Configuration read(Path module) {
    return new OneModule(module).read();
  }

  /** How a file is understood. */
  private interface Format<T> {
    List<T> read(String path, String text) throws BrokenConfigException;
  }

  private final class OneModule {
    private final Path module;
    private final List<ConfigEntry> entries = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    OneModule(Path module) {
      this.module = module;
    }

    Configuration read() {
      for (String folder : APPLICATION_FOLDERS) {
        Path in = module.resolve(folder);
        if (Files.isDirectory(in, LinkOption.NOFOLLOW_LINKS)) {
          profiles(in).forEach(file -> readEntries(file, profile(name(file))));
          SUFFIXES.forEach(suffix -> readEntries(in.resolve("application" + suffix), null));
        }
      }
      readAll(RESOURCE_FOLDERS, RESOURCES);
      readAll(WEB_FOLDERS, WEB_FILES);
      List<Diagnostic> ofConfiguration = List.copyOf(diagnostics);
      for (String name : BUILD_FILES) {
        dependencies.addAll(
            read(
                module.resolve(name),
                name.equals("pom.xml") ? DependencyReader::ofPom : DependencyReader::ofGradle));
      }
      // What is wrong with build files is said by those who read more of them.
      return new Configuration(entries, dependencies, ofConfiguration);
    }

    private void readAll(List<String> folders, List<String> files) {
      for (String folder : folders) {
        Path in = module.resolve(folder);
        if (Files.isDirectory(in, LinkOption.NOFOLLOW_LINKS)) {
          files.forEach(file -> readEntries(in.resolve(file), null));
        }
      }
    }

    private void readEntries(Path file, @Nullable String profile) {
      for (ConfigEntry entry : read(file, format(name(file)))) {
        entries.add(entry.inProfile(profile));
      }
    }

    private <T> List<T> read(Path file, Format<T> format) {
      String text = text(file);
      if (text == null) {
        return List.of();
      }
      try {
        return format.read(shown(file), text);
      } catch (BrokenConfigException e) {
        String message = "the settings in it are not known: " + e.getMessage() + "; mend the file";
        diagnostics.add(new Diagnostic(shown(file), e.line(), 0, message));
        return List.of();
      }
    }

    /** Null when there is no such file, or when it is not to be read. */
    private @Nullable String text(Path file) {
      try {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || isBehindLink(file)) {
          return null;
        }
        if (Files.size(file) > MOST_BYTES) {
          diagnostics.add(
              Diagnostic.ofFile(
                  shown(file), "larger than the limit of 1 MB for a configuration file: not read"));
          return null;
        }
      } catch (IOException e) {
        return null; // deleted meanwhile: as if it had never been there
      }
      SourceRead read = texts.read(shown(file), file);
      if (read.diagnostic() != null) {
        diagnostics.add(read.diagnostic());
      }
      SourceText source = read.source();
      return source == null ? null : source.text();
    }

    private boolean isBehindLink(Path file) throws IOException {
      Path real = module.toRealPath().resolve(module.relativize(file));
      return !file.toRealPath().equals(real.normalize());
    }

    private SortedSet<Path> profiles(Path folder) {
      SortedSet<Path> found = new TreeSet<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "application-*")) {
        for (Path file : files) {
          if (SUFFIXES.stream().anyMatch(name(file)::endsWith)) {
            found.add(file);
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        return found; // the search for sources has told that the folder cannot be listed
      }
      return found;
    }
  }

  private static Format<ConfigEntry> format(String name) {
    if (name.equals("hikari.properties")) {
      return ConfigurationReader::readHikari;
    }
    if (name.endsWith(".xml")) {
      return XmlReader::read;
    }
    return name.endsWith(".properties") ? PropertiesReader::read : YamlReader::read;
  }

  /** Its keys have no prefix, so they get one. */
  private static List<ConfigEntry> readHikari(String path, String text)
      throws BrokenConfigException {
    return PropertiesReader.read(path, text).stream()
        .map(e -> new ConfigEntry("hikari." + e.key(), e.value(), "", null, path, e.line()))
        .toList();
  }

  private static String profile(String name) {
    return name.substring("application-".length(), name.lastIndexOf('.'));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** The path as reports show it: relative to the root, with slashes. */
  private String shown(Path file) {
    List<String> names = new ArrayList<>();
    root.relativize(file).forEach(part -> names.add(part.toString()));
    return String.join("/", names);
  }
}
