/** The facade: what to scan goes in, the report comes out. */
@NullMarked
package io.github.threadwright;

import org.jspecify.annotations.NullMarked;
