package io.github.threadwright.finding;

/** A range in a file; lines and columns from 1, the end column behind the last character. */
public record Place(String path, int startLine, int startColumn, int endLine, int endColumn) {}
