/** What is reported: advice and hazards at a place, with trail, confidence and evidence. */
@NullMarked
package io.github.threadwright.finding;

import org.jspecify.annotations.NullMarked;
