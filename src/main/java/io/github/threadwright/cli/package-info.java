/** The command line: arguments become options, the report becomes output and an exit code. */
@NullMarked
package io.github.threadwright.cli;

import org.jspecify.annotations.NullMarked;
