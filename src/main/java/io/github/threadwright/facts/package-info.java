/** What the code says at a line; facts never guess. */
@NullMarked
package io.github.threadwright.facts;

import org.jspecify.annotations.NullMarked;
