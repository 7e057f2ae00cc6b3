/**
 * Which API the JDK has in which release, 8 to 25, from data that ships with the tool.
 *
 * <p>The data file {@code jdk-api.bin} lies among the resources of this package. {@code
 * JdkApiGenerator}, beside the tests of this package, writes it from the {@code ct.sym} of a JDK
 * 25:
 *
 * <pre>
 * mvn -q test-compile org.codehaus.mojo:exec-maven-plugin:3.5.0:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.threadwright.source.jdk.JdkApiGenerator \
 *   -Dexec.args="JDK_25_HOME src/main/resources/io/github/threadwright/source/jdk/jdk-api.bin"
 * </pre>
 */
@NullMarked
package io.github.threadwright.source.jdk;

import org.jspecify.annotations.NullMarked;
