/**
 * Places where a concurrency decision is made or missing, and the profile of the work there, with
 * reasons.
 */
@NullMarked
package io.github.threadwright.workload;

import org.jspecify.annotations.NullMarked;
