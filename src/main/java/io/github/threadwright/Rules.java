package io.github.threadwright;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.rules.Examples;
import io.github.threadwright.rules.RuleSet;
import io.github.threadwright.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scan goes by: what ships with the tool, and the user's own.
 *
 * @param users the user's folders, and the file in which the scanned project speaks of itself
 * @param problems what is broken; it is left out of the rest
 */
record Rules(
    List<Path> users, Catalogue catalogue, RuleSet rules, List<KnowledgeProblem> problems) {

  /**
   * Loads everything. What is broken costs only itself. A page of a user whose own examples fail
   * does not do what it says, so it is broken, too.
   *
   * @param declarations in which the scanned project speaks of itself, or null
   */
  static Rules load(List<Path> folders, @Nullable Path declarations) {
    Catalogue catalogue = Catalogue.load(folders, declarations);
    RuleSet rules = RuleSet.load(RulePages.load(folders));
    List<KnowledgeProblem> problems = new ArrayList<>(catalogue.problems());
    problems.addAll(rules.problems());
    Set<String> failing = new HashSet<>();
    List<RulePage> ofUsers = in(folders, rules.pages());
    if (!ofUsers.isEmpty()) {
      Examples examples = new Examples(rules, catalogue);
      for (RulePage page : ofUsers) {
        List<KnowledgeProblem> found = examples.ownProblems(page);
        problems.addAll(found);
        if (!found.isEmpty()) {
          failing.add(page.id());
        }
      }
    }
    RuleSet sound = failing.isEmpty() ? rules : rules.without(failing);
    List<Path> users = new ArrayList<>(folders);
    if (declarations != null) {
      users.add(declarations);
    }
    return new Rules(users, catalogue, sound, problems.stream().distinct().toList());
  }

  /** Of what is broken in a user's files the listener hears; in ours it is a fault. */
  void tellProblems(Faults faults, ScanListener listener) {
    for (KnowledgeProblem problem : problems) {
      if (isIn(users, problem.file())) {
        listener.ruleProblem(problem.text());
      } else {
        faults.add(new Fault(Stage.RULES, diagnostic(problem)));
      }
    }
  }

  /** All that a scan with these folders would go by, to be read. */
  static RuleBook book(List<Path> folders) throws ScanException {
    return book(folders, false);
  }

  /** The same, with what is wrong with the examples of the users' pages when all rules are on. */
  static RuleBook checked(List<Path> folders) throws ScanException {
    return book(folders, true);
  }

  private static RuleBook book(List<Path> folders, boolean runExamples) throws ScanException {
    requireFolders(folders);
    Catalogue catalogue = Catalogue.load(folders);
    RulePages pages = RulePages.load(folders);
    RuleSet rules = RuleSet.load(pages);
    List<KnowledgeProblem> problems = new ArrayList<>(catalogue.problems());
    problems.addAll(rules.problems());
    if (runExamples) {
      Examples examples = new Examples(rules, catalogue);
      in(folders, rules.pages()).forEach(page -> problems.addAll(examples.problems(page)));
    }
    return new RuleBook(
        rules.pages(),
        pages.models(),
        catalogue,
        Catalogue.linesByFile(folders),
        problems.stream().distinct().toList());
  }

  static void requireFolders(List<Path> folders) throws ScanException {
    List<String> missing =
        folders.stream()
            .filter(folder -> !Files.isDirectory(folder))
            .map(folder -> folder + ": no such folder of rules")
            .toList();
    if (!missing.isEmpty()) {
      throw new ScanException(ScanException.Kind.NO_SUCH_PATH, missing);
    }
  }

  private static List<RulePage> in(List<Path> folders, List<RulePage> pages) {
    return pages.stream().filter(page -> isIn(folders, page.file())).toList();
  }

  private static boolean isIn(List<Path> folders, String file) {
    return folders.stream()
        .map(Roots::slashes)
        .anyMatch(folder -> file.equals(folder) || file.startsWith(folder + "/"));
  }

  private static Diagnostic diagnostic(KnowledgeProblem problem) {
    String message = problem.message() + "; this file ships with the tool: please report it";
    return new Diagnostic(problem.file(), problem.line(), 0, message);
  }
}
