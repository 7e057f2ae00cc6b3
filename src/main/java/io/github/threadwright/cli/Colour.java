package io.github.threadwright.cli;

/** When text gets colours. */
enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  boolean on(Terminal terminal) {
    return this == ALWAYS || (this == AUTO && terminal.colourful());
  }
}
