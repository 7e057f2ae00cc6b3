package io.github.threadwright.source.build;

import io.github.threadwright.source.files.FindOptions;
import io.github.threadwright.source.files.FoundFiles;
import io.github.threadwright.source.files.SourceFinder;
import io.github.threadwright.source.files.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the modules of a test's folder as a scan does. */
final class Builds {
  private Builds() {}

  static BuildModules read(Tree tree) {
    return read(tree.root());
  }

  static BuildModules read(Path root) {
    FoundFiles found = new SourceFinder(FindOptions.defaults()).find(List.of(root));
    return BuildModules.read(found.root(), found.repositoryTop(), found.buildFiles());
  }

  /** One line per module, e.g. {@code core 17 core/pom.xml: maven.compiler.release}. */
  static String show(BuildModules modules) {
    return modules.modules().stream()
        .map(module -> module.path() + " " + module.jdk() + " " + module.jdkSource())
        .collect(Collectors.joining("\n"));
  }
}
