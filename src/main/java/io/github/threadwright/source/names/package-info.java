/**
 * Says what the names in a file mean: the type of an expression, the method of a call, the field of
 * a read.
 */
@NullMarked
package io.github.threadwright.source.names;

import org.jspecify.annotations.NullMarked;
