package io.github.threadwright.program;

import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.names.Hierarchy;
import java.util.List;
import java.util.Map;

/**
 * The files of a scan, linked.
 *
 * @param files in order of their paths
 * @param summaries what calling a method may do
 * @param settings what the configuration of modules says, by their paths
 */
public record Program(
    List<ProgramFile> files,
    List<BuildModule> modules,
    Hierarchy hierarchy,
    EffectSummaries summaries,
    Map<String, Settings> settings) {
  public Program {
    files = List.copyOf(files);
    modules = List.copyOf(modules);
    settings = Map.copyOf(settings);
  }

  /** A program without configuration. */
  public Program(
      List<ProgramFile> files,
      List<BuildModule> modules,
      Hierarchy hierarchy,
      EffectSummaries summaries) {
    this(files, modules, hierarchy, summaries, Map.of());
  }

  /** The same program with what its configuration says. */
  public Program withSettings(Map<String, Settings> read) {
    return new Program(files, modules, hierarchy, summaries, read);
  }

  /** What the configuration of that module says about threads and limits. */
  public Settings settings(BuildModule module) {
    return settings.getOrDefault(module.path(), Settings.NONE);
  }
}
