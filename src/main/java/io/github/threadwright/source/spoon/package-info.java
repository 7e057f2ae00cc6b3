/**
 * The precise front end: the compiler inside Spoon attributes files in batches, and what it made of
 * them becomes the intermediate representation and the meanings of its names.
 */
@NullMarked
package io.github.threadwright.source.spoon;

import org.jspecify.annotations.NullMarked;
