package io.github.threadwright.source.build;

/**
 * A release and the place where a build says it.
 *
 * @param source e.g. {@code pom.xml: maven.compiler.release}
 */
record JdkSetting(int release, String source) {}
