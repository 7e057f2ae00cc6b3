package io.github.threadwright.cli;

import io.github.threadwright.finding.Finding;
import io.github.threadwright.knowledge.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From which severity on findings make the run fail. */
enum FailOn {
  ERROR(Severity.ERROR),
  WARNING(Severity.WARNING),
  NOTE(Severity.NOTE),
  NEVER(null);

  private final @Nullable Severity least;

  FailOn(@Nullable Severity least) {
    this.least = least;
  }

  /** Whether one of them is new and bad enough. */
  boolean fails(List<Finding> findings) {
    return least != null
        && findings.stream()
            .anyMatch(f -> f.state() == Finding.State.NEW && f.severity().compareTo(least) >= 0);
  }
}
