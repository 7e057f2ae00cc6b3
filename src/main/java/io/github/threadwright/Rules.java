package io.github.threadwright;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.rules.RuleSet;
import io.github.threadwright.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a scan goes by: what ships with the tool, and the user's own. */
record Rules(Catalogue catalogue, RuleSet rules) {

  /**
   * Loads everything. What is broken costs only itself: in a user's files the listener hears of it,
   * in ours it is a fault.
   */
  static Rules load(List<Path> folders, Faults faults, ScanListener listener) throws ScanException {
    requireFolders(folders);
    Catalogue catalogue = Catalogue.load(folders);
    RuleSet rules = RuleSet.load(RulePages.load(folders));
    Stream.concat(catalogue.problems().stream(), rules.problems().stream())
        .distinct()
        .forEach(
            problem -> {
              if (isIn(folders, problem)) {
                listener.ruleProblem(problem.text());
              } else {
                faults.add(new Fault(Stage.RULES, diagnostic(problem)));
              }
            });
    return new Rules(catalogue, rules);
  }

  /** All that a scan with these folders would go by, to be read. */
  static RuleBook book(List<Path> folders) throws ScanException {
    requireFolders(folders);
    Catalogue catalogue = Catalogue.load(folders);
    RulePages pages = RulePages.load(folders);
    RuleSet rules = RuleSet.load(pages);
    return new RuleBook(
        rules.pages(),
        pages.models(),
        catalogue,
        Catalogue.linesByFile(folders),
        Stream.concat(catalogue.problems().stream(), rules.problems().stream())
            .distinct()
            .toList());
  }

  private static void requireFolders(List<Path> folders) throws ScanException {
    List<String> missing =
        folders.stream()
            .filter(folder -> !Files.isDirectory(folder))
            .map(folder -> folder + ": no such folder of rules")
            .toList();
    if (!missing.isEmpty()) {
      throw new ScanException(ScanException.Kind.NO_SUCH_PATH, missing);
    }
  }

  private static boolean isIn(List<Path> folders, KnowledgeProblem problem) {
    return folders.stream().anyMatch(folder -> problem.file().startsWith(shown(folder) + "/"));
  }

  private static String shown(Path folder) {
    return Roots.slashes(folder);
  }

  private static Diagnostic diagnostic(KnowledgeProblem problem) {
    String message = problem.message() + "; this file ships with the tool: please report it";
    return new Diagnostic(problem.file(), problem.line(), 0, message);
  }
}
