package io.github.threadwright.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, the nearest right word, and where to read more. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("threadwright: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("'" + command.getCommandSpec().qualifiedName() + " --help' lists what there is.");
    err.flush();
    return ExitCode.USAGE;
  }
}
