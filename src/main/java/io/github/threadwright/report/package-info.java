/** Renders the result of a scan; no decision is taken here. */
@NullMarked
package io.github.threadwright.report;

import org.jspecify.annotations.NullMarked;
