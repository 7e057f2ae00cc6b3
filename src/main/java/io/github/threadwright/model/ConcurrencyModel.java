package io.github.threadwright.model;

import java.util.Locale;

/** A way of running work. Which one fits a site is said by the pages in {@code rules/models}. */
public enum ConcurrencyModel {
  SEQUENTIAL("sequential", 8, false),
  PLATFORM_THREAD("platform thread", 8, false),
  VIRTUAL_THREADS("virtual threads", 21, false),
  FIXED_POOL("fixed pool", 8, false),
  SCHEDULED_POOL("scheduled pool", 8, false),
  FORK_JOIN("fork/join", 8, false),
  PARALLEL_STREAM("parallel stream", 8, false),
  STRUCTURED("structured scope", 21, true),
  ASYNC("async", 8, false),
  PROCESSES("worker processes", 8, false);

  private final String title;
  private final int sinceJdk;
  private final boolean preview;

  ConcurrencyModel(String title, int sinceJdk, boolean preview) {
    this.title = title;
    this.sinceJdk = sinceJdk;
    this.preview = preview;
  }

  /** The word used in pages and reports, e.g. {@code virtual-threads}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a reader calls it. */
  public String title() {
    return title;
  }

  /** The first JDK release that has it, be it as a preview. */
  public int sinceJdk() {
    return sinceJdk;
  }

  /** Whether its API is a preview in every release known today. */
  public boolean preview() {
    return preview;
  }
}
