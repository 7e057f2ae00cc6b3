package io.github.threadwright.source.files;

/** Why files or folders are left out of a scan. A folder that is not entered counts once. */
public enum SkipReason {
  GIT_IGNORED("ignored by git"),
  BUILD_OUTPUT("build output"),
  DEPENDENCIES("fetched dependencies"),
  HIDDEN("hidden"),
  RESOURCE("resources, not compiled"),
  EXCLUDED("excluded by option"),
  LINK("links that lead out of the scanned folders, or nowhere"),
  TEST("test code"),
  GENERATED("generated code");

  private final String title;

  SkipReason(String title) {
    this.title = title;
  }

  /** How to put it in a summary, e.g. {@code 3 build output}. */
  public String title() {
    return title;
  }
}
