package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of a page: its level-2 sections, and the fenced {@code java} blocks of one of them.
 */
final class PageBody {
  static final String WHY = "Why";
  static final String INSTEAD = "Instead";
  static final String NOT_HERE = "When this does not apply";
  static final String EXAMPLES = "Examples";
  static final List<String> SECTIONS = List.of(WHY, INSTEAD, NOT_HERE, EXAMPLES);

  private static final List<String> EXAMPLE_ATTRIBUTES = List.of("jdk", "title");
  private static final Parser MARKDOWN =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s*([\\w-]+)=(?:\"([^\"]*)\"|([^\\s\"]+))(?=\\s|$)");

  private final String file;
  private final FrontMatter.Page page;
  private final List<KnowledgeProblem> problems;
  private final List<Section> sections;

  /** A level-2 section: its blocks, and the lines that hold their text. */
  private record Section(String title, int line, List<Node> blocks, String text) {}

  PageBody(String file, FrontMatter.Page page, List<KnowledgeProblem> problems) {
    this.file = file;
    this.page = page;
    this.problems = problems;
    this.sections = split();
  }

  static Map<String, String> copy(Map<String, String> sections) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  private List<Section> split() {
    Node document = MARKDOWN.parse(page.body());
    List<Heading> headings = new ArrayList<>();
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      if (block instanceof Heading heading && heading.getLevel() == 2) {
        headings.add(heading);
      }
    }
    List<String> lines = List.of(page.body().split("\n", -1));
    List<Section> found = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      Heading next = i + 1 < headings.size() ? headings.get(i + 1) : null;
      List<Node> blocks = new ArrayList<>();
      for (Node block = heading.getNext();
          block != null && block != next;
          block = block.getNext()) {
        blocks.add(block);
      }
      int from = lastLine(heading) + 1;
      int to = next == null ? lines.size() : firstLine(next);
      found.add(
          new Section(
              title(heading),
              firstLine(heading),
              blocks,
              String.join("\n", lines.subList(from, to)).strip()));
    }
    return found;
  }

  private static String title(Heading heading) {
    StringBuilder title = new StringBuilder();
    for (Node part = heading.getFirstChild(); part != null; part = part.getNext()) {
      title.append(part instanceof Text text ? text.getLiteral() : "?");
    }
    return title.toString().strip();
  }

  /** The first line of a block within the body, from 0. */
  private static int firstLine(Node block) {
    return block.getSourceSpans().get(0).getLineIndex();
  }

  private static int lastLine(Node block) {
    return block.getSourceSpans().get(block.getSourceSpans().size() - 1).getLineIndex();
  }

  /** The line of the page on which a section begins; 0 when there is none. */
  int line(String title) {
    return sections.stream()
        .filter(section -> section.title().equals(title))
        .findFirst()
        .map(section -> lineOfPage(section.line()))
        .orElse(0);
  }

  /** Where more could be written. */
  private int bodyLines() {
    return Math.max(1, (int) page.body().stripTrailing().lines().count());
  }

  private int lineOfPage(int lineOfBody) {
    return page.bodyLine() + lineOfBody;
  }

  /** The text of each section; reports sections that are missing, double or not known. */
  Map<String, String> sections(List<String> required) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Section section : sections) {
      if (!SECTIONS.contains(section.title())) {
        problem(
            section.line(),
            "unknown section '" + section.title() + "'",
            NearestWord.cure(section.title(), SECTIONS));
      } else if (texts.putIfAbsent(section.title(), section.text()) != null) {
        problem(
            section.line(),
            "the section '" + section.title() + "' is there twice",
            "put both together");
      } else if (section.text().isEmpty()) {
        problem(
            section.line(),
            "the section '" + section.title() + "' is empty",
            "write it, or remove the heading");
      }
    }
    for (String title : required) {
      if (!texts.containsKey(title)) {
        problems.add(
            new KnowledgeProblem(
                file,
                lineOfPage(bodyLines() - 1),
                "the section '" + title + "' is missing",
                "add a heading '## " + title + "'"));
      }
    }
    return texts;
  }

  /** The {@code java} blocks among the examples, in order. */
  List<PageExample> examples(int defaultJdk) {
    List<PageExample> examples = new ArrayList<>();
    for (Section section : sections) {
      if (section.title().equals(EXAMPLES)) {
        for (Node block : section.blocks()) {
          if (block instanceof FencedCodeBlock fenced && language(fenced).equals("java")) {
            examples.add(example(fenced, defaultJdk));
          }
        }
      }
    }
    return examples;
  }

  private static String info(FencedCodeBlock block) {
    return block.getInfo() == null ? "" : block.getInfo().strip();
  }

  private static String language(FencedCodeBlock block) {
    return info(block).split("\\s", 2)[0];
  }

  private PageExample example(FencedCodeBlock block, int defaultJdk) {
    int fence = firstLine(block);
    Map<String, String> attributes = attributes(info(block).substring("java".length()), fence);
    JdkRange jdk = JdkRange.parse(attributes.getOrDefault("jdk", Integer.toString(defaultJdk)));
    if (jdk == null || jdk.first() != jdk.last()) {
      problem(
          fence,
          "jdk=" + attributes.get("jdk") + " is no release of the JDK",
          "write a number such as jdk=21");
    }
    List<PageExample.Marker> broken = new ArrayList<>();
    List<PageExample.Marker> markers = PageExample.markers(block.getLiteral(), broken);
    broken.forEach(
        marker ->
            problem(
                fence + marker.line(),
                "'" + marker.rule() + "' is no rule id",
                "write // expect: rule-id, other-rule-id"));
    return new PageExample(
        attributes.get("title"),
        jdk == null ? defaultJdk : jdk.first(),
        block.getLiteral(),
        file,
        lineOfPage(fence + 1),
        markers);
  }

  private Map<String, String> attributes(String text, int line) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    int end = 0;
    while (attribute.find() && attribute.start() == end) {
      end = attribute.end();
      String key = attribute.group(1);
      if (!EXAMPLE_ATTRIBUTES.contains(key)) {
        problem(
            line,
            "unknown attribute '" + key + "' of an example",
            NearestWord.cure(key, EXAMPLE_ATTRIBUTES));
      }
      attributes.put(key, value(attribute));
    }
    if (!text.substring(end).isBlank()) {
      problem(
          line,
          "'" + text.substring(end).strip() + "' says nothing",
          "write jdk=21 title=\"some words\"");
    }
    return attributes;
  }

  private static String value(Matcher attribute) {
    @Nullable String quoted = attribute.group(2);
    return quoted == null ? attribute.group(3) : quoted;
  }

  private void problem(int lineOfBody, String message, String cure) {
    problems.add(new KnowledgeProblem(file, lineOfPage(lineOfBody), message, cure));
  }
}
