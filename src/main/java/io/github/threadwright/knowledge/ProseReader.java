package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Turns Markdown into blocks of text. Walks without recursion: a page decides how deep it nests.
 */
final class ProseReader {
  private static final Parser MARKDOWN = Parser.builder().build();

  private ProseReader() {}

  static List<Prose> read(String markdown) {
    List<Prose> blocks = new ArrayList<>();
    Node document = MARKDOWN.parse(markdown);
    Node node = document;
    while (node != null) {
      Prose block = block(node);
      if (block != null) {
        blocks.add(block);
      }
      node = next(node, block == null, document);
    }
    return blocks;
  }

  /** In preorder; null behind the last one below {@code top}. */
  private static @Nullable Node next(Node node, boolean into, Node top) {
    if (into && node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node at = node;
    while (at != top && at.getNext() == null) {
      at = at.getParent();
    }
    return at == top ? null : at.getNext();
  }

  /** The block that a node is; null for one that holds others, or nothing to read. */
  private static @Nullable Prose block(Node node) {
    if (node instanceof Heading heading) {
      return new Prose.Heading(heading.getLevel(), parts(heading));
    }
    if (node instanceof Paragraph) {
      return new Prose.Paragraph(depth(node), marker(node), parts(node));
    }
    if (node instanceof FencedCodeBlock fenced) {
      String info = fenced.getInfo() == null ? "" : fenced.getInfo().strip();
      return code(node, info.split("\\s", 2)[0], fenced.getLiteral());
    }
    if (node instanceof IndentedCodeBlock indented) {
      return code(node, "", indented.getLiteral());
    }
    return node instanceof HtmlBlock html ? code(node, "html", html.getLiteral()) : null;
  }

  private static Prose code(Node node, String language, String text) {
    return new Prose.Code(
        depth(node), marker(node), language, text.stripTrailing().lines().toList());
  }

  private static int depth(Node node) {
    int depth = 0;
    for (Node around = node.getParent(); around != null; around = around.getParent()) {
      depth += around instanceof ListItem || around instanceof BlockQuote ? 1 : 0;
    }
    return depth;
  }

  private static String marker(Node node) {
    if (!(node.getParent() instanceof ListItem item) || node.getPrevious() != null) {
      return "";
    }
    if (!(item.getParent() instanceof OrderedList list)) {
      return "*";
    }
    Integer first = list.getMarkerStartNumber();
    int number = first == null ? 1 : first;
    for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
      number++;
    }
    return number + ".";
  }

  private static List<Prose.Part> parts(Node block) {
    List<Prose.Part> parts = new ArrayList<>();
    for (Node node = next(block, true, block); node != null; node = next(node, true, block)) {
      String text = text(node);
      if (!text.isEmpty()) {
        parts.add(new Prose.Part(look(node, block), text));
      }
      Node around = node.getParent();
      if (around instanceof Link link && node == link.getLastChild() && isAbroad(link)) {
        parts.add(new Prose.Part(Prose.Look.PLAIN, " (" + link.getDestination() + ")"));
      }
    }
    return parts;
  }

  /** What a node says itself, without those in it. */
  private static String text(Node node) {
    if (node instanceof Text text) {
      return text.getLiteral();
    }
    if (node instanceof Code code) {
      return code.getLiteral();
    }
    if (node instanceof HtmlInline html) {
      return html.getLiteral();
    }
    return node instanceof SoftLineBreak || node instanceof HardLineBreak ? " " : "";
  }

  /** Whether a link leads out of the rules: only then its address is of use on a terminal. */
  private static boolean isAbroad(Link link) {
    return link.getDestination() != null && link.getDestination().contains("://");
  }

  private static Prose.Look look(Node node, Node block) {
    if (node instanceof Code) {
      return Prose.Look.CODE;
    }
    for (Node around = node.getParent(); around != block; around = around.getParent()) {
      if (around instanceof StrongEmphasis) {
        return Prose.Look.STRONG;
      }
      if (around instanceof Emphasis) {
        return Prose.Look.EMPHASIS;
      }
    }
    return Prose.Look.PLAIN;
  }
}
