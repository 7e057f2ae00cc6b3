package io.github.threadwright;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.RulePages;
import io.github.threadwright.rules.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a scan goes by: what ships with the tool, and the user's own. */
record Rules(Catalogue catalogue, RuleSet rules) {

  /**
   * Loads everything; what is broken in a user's files costs only itself and is told to the
   * listener.
   */
  static Rules load(List<Path> folders, ScanListener listener) throws ScanException {
    List<String> missing =
        folders.stream()
            .filter(folder -> !Files.isDirectory(folder))
            .map(folder -> folder + ": no such folder of rules")
            .toList();
    if (!missing.isEmpty()) {
      throw new ScanException(ScanException.Kind.NO_SUCH_PATH, missing);
    }
    Catalogue catalogue = Catalogue.load(folders);
    RuleSet rules = RuleSet.load(RulePages.load(folders));
    Stream.concat(catalogue.problems().stream(), rules.problems().stream())
        .map(KnowledgeProblem::text)
        .distinct()
        .forEach(listener::ruleProblem);
    return new Rules(catalogue, rules);
  }
}
