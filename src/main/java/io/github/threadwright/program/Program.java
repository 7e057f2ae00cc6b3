package io.github.threadwright.program;

import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.names.Hierarchy;
import java.util.List;

/**
 * The files of a scan, linked.
 *
 * @param files in order of their paths
 * @param summaries what calling a method may do
 */
public record Program(
    List<ProgramFile> files,
    List<BuildModule> modules,
    Hierarchy hierarchy,
    EffectSummaries summaries) {
  public Program {
    files = List.copyOf(files);
    modules = List.copyOf(modules);
  }
}
