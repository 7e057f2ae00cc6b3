package io.github.threadwright.cli;

import io.github.threadwright.Threadwright;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code threadwright} without a command: says which there are. */
@Command(
    name = "threadwright",
    description = "Says how the work in Java code should run, what would go wrong, and why.",
    versionProvider = RootCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "'threadwright COMMAND --help' tells more of a command."})
final class RootCommand implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show the version and exit.")
  private boolean version;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command, e.g. 'threadwright scan .'");
  }

  /** The version as built. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"threadwright " + Threadwright.version()};
    }
  }
}
