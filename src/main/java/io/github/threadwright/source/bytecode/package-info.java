/** Class files of the class path, read for what they declare; the only importer of ASM. */
@NullMarked
package io.github.threadwright.source.bytecode;

import org.jspecify.annotations.NullMarked;
