package io.github.threadwright.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What the streams wait on that an object hands out, and the object itself when it is one.
 *
 * @param kind null for what never waits
 */
public record StreamOrigin(@Nullable WaitKind kind) {}
