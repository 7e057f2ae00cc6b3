package io.github.threadwright.source.build;

import java.util.Objects;

/**
 * A folder that is built on its own.
 *
 * @param path relative to the root, with {@code /}; {@code .} for the root itself
 * @param jdk the release that its code targets, as the build says, even one that no tool supports
 *     any more
 * @param jdkSource where that stands, e.g. {@code pom.xml: maven.compiler.release}, or {@code
 *     default}
 */
public record BuildModule(String path, int jdk, String jdkSource) {
  public BuildModule {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(jdkSource, "jdkSource");
  }
}
