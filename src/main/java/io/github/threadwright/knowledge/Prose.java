package io.github.threadwright.knowledge;

import java.util.List;

/**
 * A block of a page's text, without Markdown. The blocks of a text are a flat list: how deep one
 * stands in lists and quotes is a number.
 */
public sealed interface Prose {

  /** How many lists and quotes are around it. */
  int depth();

  /** What stands before its first line in a list: {@code *} or {@code 1.}; else empty. */
  String marker();

  /** The blocks of a Markdown text, in order. */
  static List<Prose> read(String markdown) {
    return ProseReader.read(markdown);
  }

  /** A heading. */
  record Heading(int level, List<Part> parts) implements Prose {
    public Heading {
      parts = List.copyOf(parts);
    }

    @Override
    public int depth() {
      return 0;
    }

    @Override
    public String marker() {
      return "";
    }
  }

  /** Running text. */
  record Paragraph(int depth, String marker, List<Part> parts) implements Prose {
    public Paragraph {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Lines to be shown as they are.
   *
   * @param language the first word behind the fence; empty when there is none
   */
  record Code(int depth, String marker, String language, List<String> lines) implements Prose {
    public Code {
      lines = List.copyOf(lines);
    }
  }

  /** A piece of running text that looks the same throughout. */
  record Part(Look look, String text) {}

  /** How a part of a text stands out. */
  enum Look {
    PLAIN,
    CODE,
    EMPHASIS,
    STRONG
  }
}
