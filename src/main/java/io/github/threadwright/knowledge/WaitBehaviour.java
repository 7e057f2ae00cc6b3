package io.github.threadwright.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * How a kind of wait behaves unless an API says otherwise: a line of {@code
 * rules/catalogue/wait-kinds.txt}.
 *
 * @param interruptible whether interrupting the thread ends the wait
 * @param carrier what it does to the carrier of a virtual thread; null when that depends on what is
 *     waited for
 * @param waitsOn what ends the wait, for a reader
 */
public record WaitBehaviour(
    WaitKind kind, boolean interruptible, @Nullable Carrier carrier, String waitsOn) {}
