package io.github.threadwright.report;

import io.github.threadwright.knowledge.Prose;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the text of a page for a terminal: running text wrapped, code as it is. */
final class ProseWriter {
  private static final int STEP = 3;
  private static final int CODE = 2;
  private static final int DEEPEST = 8;
  private static final String MARK = "// expect:";

  private final Page page;
  private final int indent;

  ProseWriter(Page page, int indent) {
    this.page = page;
    this.indent = indent;
  }

  /** A Markdown text as plain text of 80 columns. */
  static String plain(String markdown) {
    StringWriter out = new StringWriter();
    try {
      new ProseWriter(new Page(out, 80, false), 0).write(Prose.read(markdown));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter throws none
    }
    return out.toString().stripTrailing();
  }

  /** The blocks with a line between them, but for the items of a list. */
  void write(List<Prose> blocks) throws IOException {
    Prose before = null;
    for (Prose block : blocks) {
      if (before != null && isApart(before, block)) {
        page.end();
      }
      write(block);
      before = block;
    }
  }

  /** Headings stand close to what they head, items of a list close to each other. */
  private static boolean isApart(Prose before, Prose block) {
    boolean item = !block.marker().isEmpty() && before.depth() > 0;
    return !(before instanceof Prose.Heading) && !item;
  }

  private void write(Prose block) throws IOException {
    if (block instanceof Prose.Heading heading) {
      page.tab(indent).block(Style.BOLD, text(heading.parts()));
    } else if (block instanceof Prose.Paragraph paragraph) {
      page.tab(begin(block)).block(paragraph.parts().stream().map(this::run).toList());
    } else if (block instanceof Prose.Code code) {
      code(code.lines(), begin(block) + CODE);
    } else {
      throw new IllegalArgumentException("no such block: " + block);
    }
  }

  /** Puts the marker, and says where the text begins. */
  private int begin(Prose block) throws IOException {
    int column = indent + Math.min(block.depth(), DEEPEST) * STEP;
    if (!block.marker().isEmpty()) {
      page.tab(Math.max(indent, column - STEP)).put(Style.DIM, block.marker());
    }
    return column;
  }

  /** Code is not wrapped: a terminal does that, and what is copied stays as it is. */
  void code(List<String> lines, int column) throws IOException {
    for (String line : lines) {
      String shown = line.replace("\t", "    ");
      int mark = shown.indexOf(MARK);
      if (!shown.isBlank()) {
        page.tab(column).put(mark < 0 ? shown : shown.substring(0, mark));
      }
      if (mark >= 0) {
        page.put(Style.WARNING, shown.substring(mark));
      }
      page.end();
    }
  }

  private static String text(List<Prose.Part> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }

  /** Without colours, backticks tell what is code. */
  private Page.Run run(Prose.Part part) {
    return switch (part.look()) {
      case PLAIN -> new Page.Run(Style.PLAIN, part.text());
      case CODE -> new Page.Run(Style.CODE, page.colour() ? part.text() : "`" + part.text() + "`");
      case EMPHASIS -> new Page.Run(Style.EMPHASIS, part.text());
      case STRONG -> new Page.Run(Style.BOLD, part.text());
    };
  }
}
