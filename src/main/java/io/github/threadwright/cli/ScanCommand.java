package io.github.threadwright.cli;

import io.github.threadwright.ScanException;
import io.github.threadwright.ScanListener;
import io.github.threadwright.ScanOptions;
import io.github.threadwright.Threadwright;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.report.ReportFormat;
import io.github.threadwright.report.ReportOptions;
import io.github.threadwright.report.SourceLines;
import io.github.threadwright.source.Diagnostic;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code threadwright scan}: finds and advises. */
@Command(
    name = "scan",
    description = {
      "Read Java code and report how its work should run and what would go wrong.",
      ""
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    parameterListHeading = "Paths:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing at or above --fail-on",
      "1:findings at or above it",
      "2:wrong usage, or nothing to read",
      "3:an internal fault; what could be reported is"
    })
final class ScanCommand implements Callable<Integer> {
  private final Streams streams;
  private final Scanner scanner;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders to scan (default: the present folder).")
  private List<Path> paths = List.of(Path.of("."));

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What standard output gets: text (default), json or sarif.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--output",
      paramLabel = "[FORMAT=]FILE",
      converter = OutputFile.Converter.class,
      description = {
        "Write the report to a file too; may be given several times.",
        "The format follows from .txt, .json or .sarif when not named."
      })
  private List<OutputFile> outputs = List.of();

  @Option(
      names = "--all-sites",
      description = "List every site with what was decided for it, and why.")
  private boolean allSites;

  @Option(
      names = "--min-confidence",
      paramLabel = "LEVEL",
      description = {
        "Show findings of that confidence or more: low, medium (default) or high.",
        "What is not shown does not count for --fail-on."
      })
  private Confidence minConfidence = Confidence.MEDIUM;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit with 1 from that severity on: error (default), warning, note or never.")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--jdk",
      paramLabel = "N",
      description = "The release that the code targets (default: what each module's build says).")
  private @Nullable Integer jdk;

  @Option(
      names = {"--classpath", "--class-path"},
      paramLabel = "PATHS",
      description = {
        "Jars and class folders that the code compiles against, as for java:",
        "separated by '${sys:path.separator}', DIR/* for all jars of a folder. May be given several"
            + " times."
      })
  private List<String> classPath = List.of();

  @Option(
      names = "--precise",
      description = {
        "Find out what all names mean as a compiler does: several times slower, and with",
        "--classpath a few more calls are known."
      })
  private boolean precise;

  @Option(names = "--include-tests", description = "Scan test code too.")
  private boolean includeTests;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "Use the rules and catalogue entries of that folder too; may be given several times.")
  private List<Path> ruleFolders = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Where the project says what its own code does",
        "(default: threadwright.yml in the root of the scan)."
      })
  private @Nullable Path config;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to scan with (default: one for each processor).")
  private int threads = ScanOptions.defaultThreads();

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      description = "Colours in text: auto (default: on a terminal), always or never.")
  private Colour colour = Colour.AUTO;

  @Spec private CommandSpec spec;

  ScanCommand(Streams streams, Scanner scanner) {
    this.streams = streams;
    this.scanner = scanner;
  }

  /** {@link Threadwright#scan}. */
  @FunctionalInterface
  interface Scanner {
    ScanReport scan(ScanOptions options, ScanListener listener) throws ScanException;
  }

  @Override
  public Integer call() throws IOException {
    ScanOptions options = options();
    requireWritableOutputs();

    long begin = System.nanoTime();
    Heard heard = new Heard(streams);
    ScanReport report;
    try (heard) {
      report = scanner.scan(options, heard);
    } catch (ScanException e) {
      e.problems().forEach(streams::say);
      return ExitCode.USAGE;
    }
    write(report);
    heard.faults().forEach(fault -> streams.say(text(fault.diagnostic())));
    if (streams.terminal().err()) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      streams.say(String.format(Locale.ROOT, "%.1f s", seconds));
    }
    if (!heard.faults().isEmpty()) {
      return ExitCode.FAULT;
    }
    if (heard.hasRuleProblems()) {
      return ExitCode.USAGE;
    }
    boolean failed = failOn.fails(reportOptions(report, streams.terminal()).shown(report));
    return failed ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private static String text(Diagnostic diagnostic) {
    String line = diagnostic.line() == 0 ? "" : ":" + diagnostic.line();
    return diagnostic.path() + line + ": " + diagnostic.message();
  }

  private ScanOptions options() {
    try {
      return new ScanOptions(
          paths,
          null,
          jdk,
          classPathEntries(),
          precise,
          includeTests,
          ruleFolders,
          config,
          threads);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Path> classPathEntries() {
    List<Path> entries = new ArrayList<>();
    for (String list : classPath) {
      for (String entry : list.split(File.pathSeparator)) {
        if (!entry.isEmpty()) {
          entries.addAll(ClassPathEntry.expand(entry));
        }
      }
    }
    return entries;
  }

  /** Before the scan, because it may take long. */
  private void requireWritableOutputs() {
    for (OutputFile output : outputs) {
      output
          .obstacle()
          .ifPresent(
              obstacle -> {
                throw new ParameterException(spec.commandLine(), "--output: " + obstacle);
              });
    }
  }

  private void write(ScanReport report) throws IOException {
    for (OutputFile output : outputs) {
      ReportOptions plain = reportOptions(report, Terminal.NONE);
      output.write(out -> output.format().write(report, plain, out));
    }
    PrintWriter out = streams.outWriter();
    format.write(report, reportOptions(report, streams.terminal()), out);
    out.flush();
  }

  private ReportOptions reportOptions(ScanReport report, Terminal terminal) {
    SourceLines source = Threadwright.sourceLines(report);
    boolean coloured = colour.on(terminal);
    return new ReportOptions(minConfidence, allSites, terminal.width(), coloured, source);
  }
}
