/**
 * What the tool knows of libraries, loaded from the folder {@code rules}: the catalogue of APIs and
 * the text of rule pages.
 */
@NullMarked
package io.github.threadwright.knowledge;

import org.jspecify.annotations.NullMarked;
