package io.github.threadwright.cli;

import io.github.threadwright.ScanException;
import io.github.threadwright.Threadwright;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.report.RuleTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code threadwright rules}: lists what the tool goes by, and checks what users add. */
@Command(
    name = "rules",
    description = {
      "List the rules, models and catalogue files, or check a folder of your own:",
      "its pages, with their examples run, and the lines of its catalogue.",
      ""
    },
    sortOptions = false,
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:they were listed, or nothing is wrong",
      "1:something in a folder is wrong; each line names file, line and cure",
      "2:wrong usage, or no such folder"
    })
final class RulesCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--check",
      paramLabel = "DIR",
      description = "Check that folder; may be given several times.")
  private List<Path> checked = List.of();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "List that folder too; may be given several times.")
  private List<Path> ruleFolders = List.of();

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      description = "Colours: auto (default: on a terminal), always or never.")
  private Colour colour = Colour.AUTO;

  RulesCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return checked.isEmpty() ? list() : check();
    } catch (ScanException e) {
      e.problems().forEach(streams::say);
      return ExitCode.USAGE;
    }
  }

  private int list() throws IOException, ScanException {
    RuleBook book = Threadwright.ruleBook(ruleFolders);
    book.problems().forEach(problem -> streams.say(problem.text()));
    PrintWriter out = streams.outWriter();
    RuleTable.write(book, out, streams.terminal().width(), colour.on(streams.terminal()));
    return book.problems().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private int check() throws IOException, ScanException {
    RuleBook book = Threadwright.checkRules(checked);
    List<String> folders =
        checked.stream().map(folder -> folder.toString().replace('\\', '/')).toList();
    RuleTable.check(book, folders, streams.outWriter(), colour.on(streams.terminal()));
    return book.problems().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
