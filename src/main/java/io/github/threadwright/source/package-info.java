/**
 * Code in our words: the immutable intermediate representation (IR) that every later stage reads.
 */
@NullMarked
package io.github.threadwright.source;

import org.jspecify.annotations.NullMarked;
