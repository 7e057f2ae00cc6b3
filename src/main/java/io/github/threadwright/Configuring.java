package io.github.threadwright;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.SettingsReader;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.build.BuildModules;
import io.github.threadwright.source.config.Configuration;
import io.github.threadwright.source.config.ConfigurationReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stage that reads what the project's configuration says about threads and limits. */
final class Configuring {
  private final Path root;
  private final Faults faults;

  /**
   * @param root the folder that reported paths are relative to
   */
  Configuring(Path root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  /**
   * The program with its settings.
   *
   * @param problems gets what could not be read
   */
  Program configure(
      Program program, BuildModules build, Catalogue catalogue, List<Diagnostic> problems) {
    ConfigurationReader reader = new ConfigurationReader(root);
    Map<String, Configuration> read = new LinkedHashMap<>();
    for (BuildModule module : program.modules()) {
      Path folder = build.folderOf(module.path());
      if (folder != null) {
        Configuration configuration =
            faults.guard(
                Stage.FIND, module.path(), () -> reader.read(folder), () -> Configuration.NONE);
        problems.addAll(configuration.diagnostics());
        read.put(module.path(), configuration);
      }
    }
    return program.withSettings(
        new SettingsReader(catalogue.settings()).read(read, program.files()));
  }
}
