package io.github.threadwright.knowledge;

/** What is wrong, at a line of the page. */
final class BrokenPageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient KnowledgeProblem problem;

  BrokenPageException(KnowledgeProblem problem) {
    super(problem.text());
    this.problem = problem;
  }

  KnowledgeProblem problem() {
    return problem;
  }
}
