/** Breaks real code as people do, one place at a time, and counts what the rules see. */
@NullMarked
package io.github.threadwright.mutation;

import org.jspecify.annotations.NullMarked;
