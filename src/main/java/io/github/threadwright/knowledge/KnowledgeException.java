package io.github.threadwright.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when what ships with the tool is broken: a fault of the tool, never of the user. */
public final class KnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<KnowledgeProblem> problems;

  KnowledgeException(List<KnowledgeProblem> problems) {
    super(problems.stream().map(KnowledgeProblem::text).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<KnowledgeProblem> problems() {
    return problems;
  }
}
