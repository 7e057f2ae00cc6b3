/**
 * Reads the build files of a project, as text and without running them: its modules and the JDK
 * release of each.
 */
@NullMarked
package io.github.threadwright.source.build;

import org.jspecify.annotations.NullMarked;
