package io.github.threadwright.program;

import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.names.Attribution;

/**
 * A file with what its names mean.
 *
 * @param module the module it belongs to, which says the target JDK
 * @param test whether it is test code
 * @param generated whether a program wrote it: nobody mends it by hand, so nothing is reported of
 *     it
 */
public record ProgramFile(
    SourceFile source, Attribution names, BuildModule module, boolean test, boolean generated) {}
