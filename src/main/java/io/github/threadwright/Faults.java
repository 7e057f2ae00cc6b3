package io.github.threadwright;

import io.github.threadwright.source.Diagnostic;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Catches defects of this tool, file by file and stage by stage, so that one costs as little as can
 * be.
 */
final class Faults {
  private final ScanListener listener;
  private final ConcurrentLinkedQueue<Diagnostic> diagnostics = new ConcurrentLinkedQueue<>();

  Faults(ScanListener listener) {
    this.listener = listener;
  }

  /** What {@code work} gives, or {@code otherwise} when it fails. */
  <T extends @Nullable Object> T guard(
      Stage stage, String path, Supplier<T> work, Supplier<T> otherwise) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError cause) {
      add(Fault.of(stage, path, cause));
      return otherwise.get();
    }
  }

  void add(Fault fault) {
    diagnostics.add(fault.diagnostic());
    listener.fault(fault);
  }

  /** What went wrong in a library and cost no stage: of it nobody but the report tells. */
  void note(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }
}
