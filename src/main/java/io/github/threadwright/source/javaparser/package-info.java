/**
 * The fast front end: JavaParser reads the syntax, this package turns it into the intermediate
 * representation.
 */
@NullMarked
package io.github.threadwright.source.javaparser;

import org.jspecify.annotations.NullMarked;
