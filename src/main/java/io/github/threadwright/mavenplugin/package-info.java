/**
 * The goals of the Maven plugin: parameters become options, the report becomes log lines and files.
 */
@NullMarked
package io.github.threadwright.mavenplugin;

import org.jspecify.annotations.NullMarked;
