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
import org.snakeyaml.engine.v2.common.ScalarStyle;
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
 * Reads YAML as a small tree. It is built from the parser's events, so that nothing is ever
 * constructed, no alias is followed and nesting has a limit.
 */
final class YamlTree {
  private static final int MOST_CHARACTERS = 1 << 16;

  private YamlTree() {}

  /**
   * What is read.
   *
   * @param what its name in messages
   * @param firstLine the line of the file on which it begins, from 1
   * @param deepest how deeply it may nest
   * @param example where its form can be looked up: a cure
   */
  record Form(String what, int firstLine, int deepest, String example) {}

  /** The fields of a document; null when it is empty. */
  static Yaml.@Nullable Fields parse(RuleFolder.Text file, String yaml, Form form)
      throws BrokenPageException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.file()).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      Builder builder = new Builder(file, form);
      for (Event event : new Parse(settings).parseString(yaml)) {
        builder.add(event);
      }
      return builder.root();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + form.firstLine).orElse(1);
      throw broken(
          file,
          line,
          form.what + " is no YAML: " + e.getProblem(),
          form.example + "; quote text that begins with @ or contains ': ' or ' #'");
    } catch (YamlEngineException e) {
      throw broken(file, 1, form.what + " is no YAML: " + e.getMessage(), form.example);
    }
  }

  private static BrokenPageException broken(
      RuleFolder.Text file, int line, String message, String cure) {
    return new BrokenPageException(new KnowledgeProblem(file.file(), line, message, cure));
  }

  /** Puts events together, with the open collections on a stack. */
  private static final class Builder {
    private final RuleFolder.Text file;
    private final Form form;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Yaml root;

    Builder(RuleFolder.Text file, Form form) {
      this.file = file;
      this.form = form;
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
            file,
            line,
            "anchors and aliases are not read here",
            "write the text out, or put it in quotes");
      }
      if (event instanceof CollectionStartEvent) {
        if (open.size() == form.deepest) {
          throw broken(file, line, form.what + " nests too deeply", form.example);
        }
        open.push(new Open(event instanceof MappingStartEvent, line));
      } else if (event instanceof CollectionEndEvent) {
        put(open.pop().close());
      } else if (event instanceof ScalarEvent scalar) {
        boolean isBlock = scalar.getScalarStyle() == ScalarStyle.LITERAL;
        put(new Yaml.Scalar(scalar.getValue().strip(), isBlock ? line + 1 : line));
      }
    }

    private void put(Yaml value) throws BrokenPageException {
      Open parent = open.peek();
      if (parent == null && root != null) {
        throw broken(file, value.line(), form.what + " has several documents", "keep one of them");
      }
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
            file,
            value.line(),
            "a key must be a word",
            "put text that contains brackets or braces in quotes");
      } else if (parent.fields.containsKey(key.text())) {
        throw broken(file, key.line(), "'" + key.text() + "' is given twice", "keep one of them");
      } else {
        parent.key = key;
      }
    }

    private int line(Optional<Mark> mark) {
      return mark.map(Mark::getLine).orElse(0) + form.firstLine;
    }

    Yaml.@Nullable Fields root() throws BrokenPageException {
      if (root == null || root instanceof Yaml.Fields) {
        return (Yaml.Fields) root;
      }
      throw broken(file, root.line(), form.what + " has no fields", form.example);
    }
  }
}
