package io.github.threadwright.source.build;

import io.github.threadwright.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The modules of a scanned folder, with the JDK release that each targets. */
public final class BuildModules {
  /**
   * The release for code whose build does not say: the oldest long-term one with virtual threads.
   */
  public static final int DEFAULT_JDK = 21;

  private static final String ROOT = ".";

  private final NavigableMap<String, BuildModule> modules;
  private final Map<String, Path> folders;
  private final List<Diagnostic> diagnostics;

  private BuildModules(
      NavigableMap<String, BuildModule> modules,
      Map<String, Path> folders,
      List<Diagnostic> diagnostics) {
    this.modules = modules;
    this.folders = Map.copyOf(folders);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Reads the build files of a folder, and those above it as far as modules inherit from them.
   *
   * @param root the root of the scan
   * @param top the top of the repository that holds the root: nothing outside it is read; null when
   *     there is none
   * @param buildFiles the build files below the root, relative to it, with {@code /}
   */
  public static BuildModules read(Path root, @Nullable Path top, Collection<String> buildFiles) {
    return new Reader(root, top, buildFiles).read();
  }

  /** Sorted by path; the root is always one of them. */
  public List<BuildModule> modules() {
    return List.copyOf(modules.values());
  }

  /** The deepest module that holds a file. */
  public BuildModule moduleOf(String relativePath) {
    for (int end = relativePath.lastIndexOf('/');
        end > 0;
        end = relativePath.lastIndexOf('/', end - 1)) {
      BuildModule module = modules.get(relativePath.substring(0, end));
      if (module != null) {
        return module;
      }
    }
    return modules.get(ROOT);
  }

  /**
   * Where the module of that path is built: for the root, maybe a folder above it, when only a part
   * of a module is scanned. Null when there is no such module.
   */
  public @Nullable Path folderOf(String module) {
    return folders.get(module);
  }

  /** Build files that could not be read, sorted. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private static final class Reader {
    private final Path root;
    private final BuildFiles files;
    private final TreeSet<String> folders = new TreeSet<>();
    private final MavenModules maven;
    private final GradleModules gradle;

    Reader(Path root, @Nullable Path top, Collection<String> buildFiles) {
      this.root = root;
      this.files = new BuildFiles(root, top);
      List<Path> pluginScripts = new ArrayList<>();
      folders.add(ROOT);
      for (String file : new TreeSet<>(buildFiles)) {
        int end = file.lastIndexOf('/');
        String folder = end < 0 ? ROOT : file.substring(0, end);
        if (isModuleFile(file.substring(end + 1), folder.substring(folder.lastIndexOf('/') + 1))) {
          folders.add(folder);
        } else {
          pluginScripts.add(root.resolve(file));
        }
      }
      this.maven = new MavenModules(files);
      this.gradle = new GradleModules(files, pluginScripts);
    }

    BuildModules read() {
      NavigableMap<String, BuildModule> modules = new TreeMap<>();
      Map<String, Path> built = new HashMap<>();
      for (String path : folders) {
        Path folder = path.equals(ROOT) ? buildOfRoot() : root.resolve(path);
        JdkSetting jdk =
            maven
                .jdk(folder)
                .or(() -> gradle.jdk(folder))
                .or(() -> VersionFiles.jdk(files, folder))
                .orElse(new JdkSetting(DEFAULT_JDK, "default"));
        modules.put(path, new BuildModule(path, jdk.release(), jdk.source()));
        built.put(path, folder);
      }
      return new BuildModules(modules, built, files.diagnostics());
    }

    /** The root, or the folder above it that is built when only a part of a module is scanned. */
    private Path buildOfRoot() {
      return files.upwards(root).stream().filter(this::isModule).findFirst().orElse(root);
    }

    private boolean isModule(Path folder) {
      return Files.isRegularFile(folder.resolve("pom.xml"))
          || Files.isRegularFile(folder.resolve("settings.gradle"))
          || Files.isRegularFile(folder.resolve("settings.gradle.kts"))
          || GradleModules.scriptNames(String.valueOf(folder.getFileName())).stream()
              .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    private boolean isModuleFile(String name, String folder) {
      return switch (name) {
        case "pom.xml", "settings.gradle", "settings.gradle.kts" -> true;
        default -> GradleModules.scriptNames(folder).contains(name);
      };
    }
  }
}
