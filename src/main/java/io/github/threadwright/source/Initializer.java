package io.github.threadwright.source;

/** An initialiser block of a class ({@code <clinit>} when static) or of its instances. */
public record Initializer(boolean isStatic, Body body, long span) {}
