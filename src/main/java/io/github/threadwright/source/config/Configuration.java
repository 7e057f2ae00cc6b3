package io.github.threadwright.source.config;

import io.github.threadwright.source.Diagnostic;
import java.util.List;

/**
 * What the configuration of one module says.
 *
 * @param entries the strongest first: where two set the same, the first holds
 * @param dependencies in the order of the build file
 * @param diagnostics files that could not be read
 */
public record Configuration(
    List<ConfigEntry> entries, List<Dependency> dependencies, List<Diagnostic> diagnostics) {
  /** Of a module without any. */
  public static final Configuration NONE = new Configuration(List.of(), List.of(), List.of());

  public Configuration {
    entries = List.copyOf(entries);
    dependencies = List.copyOf(dependencies);
    diagnostics = List.copyOf(diagnostics);
  }
}
