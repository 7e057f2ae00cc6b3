/**
 * Reads the configuration files of a project, as text and without running anything: what is set in
 * them, with the line, and what the build files depend on.
 */
@NullMarked
package io.github.threadwright.source.config;

import org.jspecify.annotations.NullMarked;
