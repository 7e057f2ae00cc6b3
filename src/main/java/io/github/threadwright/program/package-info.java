/**
 * The files of a scan linked: which types and methods there are, which code may run which, and what
 * calling a method may do.
 */
@NullMarked
package io.github.threadwright.program;

import org.jspecify.annotations.NullMarked;
