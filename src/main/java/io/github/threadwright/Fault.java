package io.github.threadwright;

import io.github.threadwright.source.Diagnostic;

/**
 * A defect of this tool that a scan ran into. It costs what one stage would have said of one file,
 * never the rest.
 *
 * @param diagnostic as it stands in the report too
 */
public record Fault(Stage stage, Diagnostic diagnostic) {

  static Fault of(Stage stage, String path, Throwable cause) {
    StackTraceElement[] frames = cause.getStackTrace();
    String at = frames.length == 0 ? "" : " at " + frames[0];
    String text = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    String message =
        "internal fault in stage '%s' (%s%s%s); what the report says of this file may be incomplete; please report it"
            .formatted(stage.word(), cause.getClass().getSimpleName(), text, at);
    return new Fault(stage, Diagnostic.ofFile(path, message));
  }
}
