package io.github.threadwright.cli;

import io.github.threadwright.Threadwright;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.report.ReportFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /** The entry point of the runnable jar. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.detect(System.getenv());
    Output out = new Output(new FileOutputStream(FileDescriptor.out));
    PrintStream results = new PrintStream(out, false, StandardCharsets.UTF_8);
    OutputStream toErr = new FileOutputStream(FileDescriptor.err);
    PrintStream err = new PrintStream(toErr, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(System.in, results, err, terminal);
    int code = run(streams, Threadwright::scan, args);
    results.flush();
    System.exit(out.failed() ? cut(streams, code) : code);
  }

  /** A report that is cut must not look like a whole one. */
  private static int cut(Streams streams, int code) {
    streams.say("standard output could not be written in full: is the disk full?");
    return Math.max(code, ExitCode.USAGE);
  }

  /**
   * Runs a command with nothing but these streams, and returns what the process would exit with.
   */
  public static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
    return run(new Streams(in, out, err, Terminal.NONE), Threadwright::scan, args);
  }

  static int run(Streams streams, ScanCommand.Scanner scanner, String... args) {
    CommandLine commands = new CommandLine(new RootCommand());
    commands.addSubcommand(new ScanCommand(streams, scanner));
    commands.addSubcommand(new ExplainCommand(streams));
    commands.addSubcommand(new RulesCommand(streams));
    commands
        .setOut(streams.outWriter())
        .setErr(streams.errWriter())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                streams.terminal().colourful() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.max(80, Math.min(streams.terminal().width(), 110)))
        .setExpandAtFiles(false)
        .registerConverter(ReportFormat.class, new WordConverter<>(ReportFormat.class))
        .registerConverter(Confidence.class, new WordConverter<>(Confidence.class))
        .registerConverter(FailOn.class, new WordConverter<>(FailOn.class))
        .registerConverter(Colour.class, new WordConverter<>(Colour.class))
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler((e, command, parsed) -> fault(streams, e));
    try {
      return commands.execute(args);
    } catch (OutOfMemoryError e) {
      return outOfMemory(streams);
    } finally {
      commands.getOut().flush();
      commands.getErr().flush();
    }
  }

  private static int outOfMemory(Streams streams) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    streams.say(
        "out of memory: "
            + megabytes
            + " MB are not enough for this scan. Give more, e.g. THREADWRIGHT_OPTS=-Xmx8g,"
            + " or scan a part of the code.");
    return ExitCode.FAULT;
  }

  private static int fault(Streams streams, Exception fault) {
    streams.say("internal fault, please report it with the lines below");
    fault.printStackTrace(streams.errWriter());
    return ExitCode.FAULT;
  }
}
