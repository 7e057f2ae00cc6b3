package io.github.threadwright.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The YAML between the two {@code ---} lines at the top of a page, as a small tree that keeps its
 * lines. It is built from the parser's events, so that nothing is ever constructed, no alias is
 * followed and nesting has a limit.
 */
final class FrontMatter {
  /** A list of maps of lists inside the map of the page, as the pages of models have it. */
  private static final int DEEPEST = 5;

  private static final String FENCE = "---";

  private FrontMatter() {}

  /** A piece of YAML; {@code line} counts from 1 in the page. */
  sealed interface Yaml {
    int line();

    /** Text, a number, or nothing. */
    record Scalar(String text, int line) implements Yaml {}

    /** Items behind dashes or in brackets. */
    record Items(List<Yaml> items, int line) implements Yaml {}

    /** Keys and values, in the order of the page. */
    record Fields(Map<String, Yaml> fields, Map<String, Integer> keyLines, int line)
        implements Yaml {}
  }

  /**
   * A page, taken apart.
   *
   * @param body what follows the front matter
   * @param bodyLine the line of the page on which the body begins, from 1
   */
  record Page(Yaml.Fields head, String body, int bodyLine) {}

  /** What is wrong, at a line of the page. */
  static final class BrokenPageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient KnowledgeProblem problem;

    BrokenPageException(KnowledgeProblem problem) {
      super(problem.text());
      this.problem = problem;
    }

    KnowledgeProblem problem() {
      return problem;
    }
  }

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
    LoadSettings settings =
        LoadSettings.builder().setLabel(page.file()).setCodePointLimit(1 << 16).build();
    try {
      Builder builder = new Builder(page);
      for (Event event : new Parse(settings).parseString(yaml)) {
        builder.add(event);
      }
      return builder.root();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 2).orElse(1);
      throw broken(
          page,
          line,
          "the front matter is no YAML: " + e.getProblem(),
          "see the other pages; quote text that contains ': ' or ' #'");
    } catch (YamlEngineException e) {
      throw broken(
          page, 1, "the front matter is no YAML: " + e.getMessage(), "see the other pages");
    }
  }

  private static BrokenPageException broken(
      RuleFolder.Text page, int line, String message, String cure) {
    return new BrokenPageException(new KnowledgeProblem(page.file(), line, message, cure));
  }

  /** Puts events together, with the open collections on a stack. */
  private static final class Builder {
    private final RuleFolder.Text page;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Yaml root;

    Builder(RuleFolder.Text page) {
      this.page = page;
    }

    /** A collection that has not ended; {@code key} waits for its value. */
    private static final class Open {
      final boolean mapping;
      final int line;
      final List<Yaml> items = new ArrayList<>();
      final Map<String, Yaml> fields = new LinkedHashMap<>();
      final Map<String, Integer> keyLines = new LinkedHashMap<>();
      Yaml.@Nullable Scalar key;

      Open(boolean mapping, int line) {
        this.mapping = mapping;
        this.line = line;
      }

      Yaml close() {
        return mapping ? new Yaml.Fields(fields, keyLines, line) : new Yaml.Items(items, line);
      }
    }

    void add(Event event) throws BrokenPageException {
      int line = line(event.getStartMark());
      if (event instanceof AliasEvent
          || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        throw broken(
            page,
            line,
            "anchors and aliases are not read here",
            "write the text out, or put it in quotes");
      }
      if (event instanceof CollectionStartEvent) {
        if (open.size() == DEEPEST) {
          throw broken(
              page, line, "the front matter nests too deeply", "see the other pages for its form");
        }
        open.push(new Open(event instanceof MappingStartEvent, line));
      } else if (event instanceof CollectionEndEvent) {
        put(open.pop().close());
      } else if (event instanceof ScalarEvent scalar) {
        put(new Yaml.Scalar(scalar.getValue().strip(), line));
      }
    }

    private void put(Yaml value) throws BrokenPageException {
      Open parent = open.peek();
      if (parent == null) {
        root = value;
      } else if (!parent.mapping) {
        parent.items.add(value);
      } else if (parent.key != null) {
        parent.fields.put(parent.key.text(), value);
        parent.keyLines.put(parent.key.text(), parent.key.line());
        parent.key = null;
      } else if (!(value instanceof Yaml.Scalar key)) {
        throw broken(
            page,
            value.line(),
            "a key must be a word",
            "put text that contains brackets or braces in quotes");
      } else if (parent.fields.containsKey(key.text())) {
        throw broken(page, key.line(), "'" + key.text() + "' is given twice", "keep one of them");
      } else {
        parent.key = key;
      }
    }

    private static int line(Optional<Mark> mark) {
      return mark.map(Mark::getLine).orElse(0) + 2;
    }

    Yaml.Fields root() throws BrokenPageException {
      if (root instanceof Yaml.Fields fields) {
        return fields;
      }
      throw broken(page, 1, "the front matter has no fields", "write lines such as 'summary: ...'");
    }
  }
}
