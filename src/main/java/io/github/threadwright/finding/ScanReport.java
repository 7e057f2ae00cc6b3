package io.github.threadwright.finding;

import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.source.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * The result of a scan; everything a report format can show.
 *
 * @param rules those that were asked, by id
 * @param findings in order of path, place and rule
 * @param sites in order of path and place
 * @param skipped how many files were left out, by reason
 */
public record ScanReport(
    Tool tool,
    Machine machine,
    Project project,
    List<RulePage> rules,
    List<Finding> findings,
    List<SiteDecision> sites,
    List<Diagnostic> diagnostics,
    Map<String, Integer> skipped) {
  public ScanReport {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
    sites = List.copyOf(sites);
    diagnostics = List.copyOf(diagnostics);
    skipped = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(skipped));
  }

  public record Tool(String name, String version) {}

  /** The machine that ran the scan; no finding depends on it. */
  public record Machine(String os, String arch, int cores, String jdk) {}

  /**
   * What was scanned.
   *
   * @param root as given
   */
  public record Project(String root, int files, int lines, Calls calls, List<Module> modules) {
    public Project {
      modules = List.copyOf(modules);
    }
  }

  /**
   * How many calls were understood.
   *
   * @param resolved declaring class and overload known
   * @param ownerOnly only the static type of the receiver known
   */
  public record Calls(int total, int resolved, int ownerOnly) {}

  /** A module with the release it targets and where that stands. */
  public record Module(String path, int jdk, String jdkSource) {}
}
