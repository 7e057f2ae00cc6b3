package io.github.threadwright.cli;

import io.github.threadwright.ScanException;
import io.github.threadwright.Threadwright;
import io.github.threadwright.knowledge.NearestWord;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.report.Explanation;
import io.github.threadwright.report.FindingText;
import io.github.threadwright.report.ReportReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code threadwright explain}: the page of a rule, or a finding in full. */
@Command(
    name = "explain",
    description = {
      "Show the page of a rule or model, what a category or kind of wait means,",
      "or a finding of an earlier report in full.",
      ""
    },
    sortOptions = false,
    parameterListHeading = "What:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was explained", "2:there is no such thing, or no report to find it in"})
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern FINDING = Pattern.compile("[0-9a-f]{16}");

  /** Where the Maven goal writes its report. */
  private static final Path USUAL_REPORT = Path.of("target", "threadwright", "report.json");

  private final Streams streams;

  @Parameters(
      paramLabel = "ID",
      description = "The id of a rule, model, category, kind of wait or finding.")
  private String id = "";

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "The JSON report that has the finding",
        "(default: target/threadwright/report.json, where the Maven goal writes it)."
      })
  private @Nullable Path report;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Look in that folder of rules too; may be given several times.")
  private List<Path> ruleFolders = List.of();

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      description = "Colours: auto (default: on a terminal), always or never.")
  private Colour colour = Colour.AUTO;

  ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (FINDING.matcher(id).matches()) {
      return finding();
    }
    RuleBook book;
    try {
      book = Threadwright.ruleBook(ruleFolders);
    } catch (ScanException e) {
      e.problems().forEach(streams::say);
      return ExitCode.USAGE;
    }
    book.problems().forEach(problem -> streams.say(problem.text()));
    Optional<Explanation> explanation = Explanation.of(id, book);
    if (explanation.isEmpty()) {
      return unknown(book);
    }
    PrintWriter out = streams.outWriter();
    explanation.get().write(out, streams.terminal().width(), colour.on(streams.terminal()));
    return ExitCode.CLEAN;
  }

  private int unknown(RuleBook book) {
    String cure =
        NearestWord.of(id, Explanation.words(book))
            .map(near -> "did you mean '" + near + "'?")
            .orElse("'threadwright rules' lists the rules");
    streams.say("there is no rule, model, category or kind of wait '" + id + "'; " + cure);
    return ExitCode.USAGE;
  }

  private int finding() {
    Path file = report == null ? USUAL_REPORT : report;
    if (!Files.isRegularFile(file)) {
      String where = report == null ? "" : ": there is no file " + file;
      streams.say(
          "no report to look for the finding "
              + id
              + " in"
              + where
              + "; a scan keeps none by itself: write one with 'threadwright scan --output"
              + " report.json' and name it with --report report.json");
      return ExitCode.USAGE;
    }
    try {
      return finding(file, ReportReader.of(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      streams.say(file + " cannot be read: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private int finding(Path file, ReportReader reader) throws IOException {
    ReportReader.Reported found = reader.find(id);
    if (found == null) {
      int many = reader.ids().size();
      String cure = "a report holds what --min-confidence lets through";
      streams.say(file + " has " + many + " findings, but none with the id " + id + "; " + cure);
      return ExitCode.USAGE;
    }
    FindingText.write(
        found,
        Threadwright.sourceLines(Path.of(reader.root())),
        streams.outWriter(),
        streams.terminal().width(),
        colour.on(streams.terminal()));
    return ExitCode.CLEAN;
  }
}
