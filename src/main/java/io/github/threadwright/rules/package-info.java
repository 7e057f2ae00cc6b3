/** The rule engine: pages of conditions over sites and facts. */
@NullMarked
package io.github.threadwright.rules;

import org.jspecify.annotations.NullMarked;
