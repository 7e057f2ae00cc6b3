package io.github.threadwright.knowledge;

import java.util.List;

/** The YAML between the two {@code ---} lines at the top of a page. */
final class FrontMatter {
  /** A list of maps of lists inside the map of the page, as the pages of models have it. */
  private static final int DEEPEST = 5;

  private static final YamlTree.Form FORM =
      new YamlTree.Form("the front matter", 2, DEEPEST, "see the other pages for its form");

  private static final String FENCE = "---";

  private FrontMatter() {}

  /**
   * A page, taken apart.
   *
   * @param body what follows the front matter
   * @param bodyLine the line of the page on which the body begins, from 1
   */
  record Page(Yaml.Fields head, String body, int bodyLine) {}

  static Page split(RuleFolder.Text page) throws BrokenPageException {
    List<String> lines = List.of(page.content().split("\n", -1));
    if (!lines.get(0).stripTrailing().equals(FENCE)) {
      throw broken(
          page,
          1,
          "the page has no front matter",
          "begin it with a line --- and end the front matter with another");
    }
    int end = 1;
    while (end < lines.size() && !lines.get(end).stripTrailing().equals(FENCE)) {
      end++;
    }
    if (end == lines.size()) {
      throw broken(page, 1, "the front matter does not end", "end it with a line ---");
    }
    String yaml = String.join("\n", lines.subList(1, end)) + "\n";
    String body = String.join("\n", lines.subList(end + 1, lines.size()));
    return new Page(parse(page, yaml), body, end + 2);
  }

  private static Yaml.Fields parse(RuleFolder.Text page, String yaml) throws BrokenPageException {
    Yaml.Fields fields = YamlTree.parse(page, yaml, FORM);
    if (fields == null) {
      throw broken(page, 1, "the front matter has no fields", "write lines such as 'summary: ...'");
    }
    return fields;
  }

  private static BrokenPageException broken(
      RuleFolder.Text page, int line, String message, String cure) {
    return new BrokenPageException(new KnowledgeProblem(page.file(), line, message, cure));
  }
}
