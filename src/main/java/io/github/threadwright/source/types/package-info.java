/**
 * What is known of types without their code: references to types, their outlines, and where to look
 * them up.
 */
@NullMarked
package io.github.threadwright.source.types;

import org.jspecify.annotations.NullMarked;
