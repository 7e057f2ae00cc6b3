package io.github.threadwright.cli;

import java.util.Locale;

/** When text gets colours. */
enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  boolean on(Terminal terminal) {
    return this == ALWAYS || (this == AUTO && terminal.colourful());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
