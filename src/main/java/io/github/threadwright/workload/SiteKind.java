package io.github.threadwright.workload;

import java.util.Locale;

/** What kind of place a concurrency decision is made, or missing, at. */
public enum SiteKind {
  LOOP,
  STREAM,
  CALL_SEQUENCE,
  TASK,
  THREAD,
  POOL,
  HANDLER,
  PROCESS;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
