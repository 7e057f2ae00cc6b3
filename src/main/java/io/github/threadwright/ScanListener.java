package io.github.threadwright;

/** Hears of a scan's progress. Called from many threads at once. */
public interface ScanListener {

  /** Does nothing. */
  ScanListener SILENT = new ScanListener() {};

  /**
   * A stage begins.
   *
   * @param files how many {@link #fileDone} will follow
   */
  default void stageBegins(Stage stage, int files) {}

  /** A stage has done with one more file. */
  default void fileDone(Stage stage) {}

  /**
   * Something in the user's rules is wrong. The scan goes on without it; a front end should not end
   * as if all were well.
   */
  default void ruleProblem(String message) {}

  /**
   * The tool has a defect. The scan goes on and the report has a diagnostic; a front end should end
   * with its own code.
   */
  default void fault(Fault fault) {}
}
