/**
 * The linked program: what a call really does and where code really runs, by effect summaries
 * bottom-up over the call graph and execution contexts top-down from where code begins to run.
 */
@NullMarked
package io.github.threadwright.linked;

import org.jspecify.annotations.NullMarked;
