package io.github.threadwright.source.config;

/**
 * What a build file says that the module's main code is compiled or run with.
 *
 * @param path of the build file, relative to the root, with {@code /}
 * @param line in that file, from 1
 */
public record Dependency(String group, String artifact, String path, int line) {}
