/** The ways of running work that an advice can name. */
@NullMarked
package io.github.threadwright.model;

import org.jspecify.annotations.NullMarked;
