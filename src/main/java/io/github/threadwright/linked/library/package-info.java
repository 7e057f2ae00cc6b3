/**
 * What methods of libraries do that the catalogue does not know, read from the class files of the
 * class path.
 */
@NullMarked
package io.github.threadwright.linked.library;

import org.jspecify.annotations.NullMarked;
