package io.github.threadwright;

/**
 * A defect of this tool that a scan ran into. It costs what one stage would have said of one file, never the rest.
 *
 * @param path of the file at hand
 */
public record Fault(Stage stage, String path, Throwable cause) {

  /** What to tell the user, without the path; the same for every run over the same code. */
  public String message() {
    StackTraceElement[] frames = cause.getStackTrace();
    String at = frames.length == 0 ? "" : " at " + frames[0].getFileName() + ":" + frames[0].getLineNumber();
    String text = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return "internal fault in stage '"
        + stage.word()
        + "', please report it ("
        + cause.getClass().getSimpleName()
        + at
        + text
        + ")";
  }
}
