package io.github.threadwright;

import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.report.SourceLines;
import java.nio.file.Path;
import java.util.List;

/** The only facade: options in, report out. */
public final class Threadwright {
  private static final String NAME = "threadwright";

  private Threadwright() {}

  /**
   * Scans code. The same input gives the same report, whatever the number of threads, but for
   * {@link ScanReport#machine()}. A defect of this tool is heard by the listener and costs one
   * stage of one file.
   *
   * @throws ScanException when there is nothing to scan, with what to do about it
   */
  public static ScanReport scan(ScanOptions options, ScanListener listener) throws ScanException {
    return new Scan(options, listener).run();
  }

  /** The code that a report speaks of, read anew when a line is asked for. */
  public static SourceLines sourceLines(ScanReport report) {
    return sourceLines(Path.of(report.project().root()));
  }

  /** The code below a folder; nothing outside of it is ever read. */
  public static SourceLines sourceLines(Path root) {
    return new FileLines(root);
  }

  /**
   * The rules and the catalogue that ship with the tool, with those of the users' folders.
   *
   * @throws ScanException when there is no such folder
   */
  public static RuleBook ruleBook(List<Path> ruleFolders) throws ScanException {
    return Rules.book(ruleFolders);
  }

  /**
   * The same, with the examples of the users' pages run: its problems are all that is wrong in
   * their folders.
   *
   * @throws ScanException when there is no such folder
   */
  public static RuleBook checkRules(List<Path> ruleFolders) throws ScanException {
    return Rules.checked(ruleFolders);
  }

  /** The version as built; {@code development} outside a jar. */
  public static String version() {
    String version = Threadwright.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static ScanReport.Tool tool() {
    return new ScanReport.Tool(NAME, version());
  }

  static ScanReport.Machine machine() {
    return new ScanReport.Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString());
  }
}
