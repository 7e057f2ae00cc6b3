/**
 * Finds the Java files of a scan, tells code from tests, generated code and output, and decodes
 * their text.
 */
@NullMarked
package io.github.threadwright.source.files;

import org.jspecify.annotations.NullMarked;
