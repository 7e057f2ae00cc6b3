package io.github.threadwright;

import io.github.threadwright.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Catches defects of this tool, file by file and stage by stage, so that one costs as little as can be. */
final class Faults {
  private final ScanListener listener;
  private final ConcurrentLinkedQueue<Diagnostic> diagnostics = new ConcurrentLinkedQueue<>();

  Faults(ScanListener listener) {
    this.listener = listener;
  }

  /** What {@code work} gives, or {@code otherwise} when it fails. */
  <T> T guard(Stage stage, String path, Supplier<T> work, T otherwise) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError cause) {
      add(new Fault(stage, path, cause));
      return otherwise;
    }
  }

  private void add(Fault fault) {
    String message = fault.message() + ". Its findings may be incomplete.";
    diagnostics.add(Diagnostic.ofFile(fault.path(), message));
    listener.fault(fault);
  }

  List<Diagnostic> diagnostics() {
    return new ArrayList<>(diagnostics);
  }
}
