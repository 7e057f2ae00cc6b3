package io.github.threadwright.source.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as flat keys: {@code server.tomcat.threads.max}, {@code hosts[0]}. It goes by the
 * parser's events, so nothing is constructed, and what an alias refers to is not known.
 */
final class YamlReader {
  /** Deeper than any configuration. The parser takes ever longer the deeper it is. */
  private static final int DEEPEST = 64;

  /** What Maven puts in when it copies the file; before that, such a file is no YAML. */
  private static final Pattern FILTERED = Pattern.compile("@([\\w.-]+)@");

  private final Documents documents;
  private final Deque<Open> open = new ArrayDeque<>();
  private int skipped;

  private YamlReader(Documents documents) {
    this.documents = documents;
  }

  /** A collection that has not ended. */
  private static final class Open {
    final String prefix;
    final boolean mapping;
    int index;
    @Nullable String key;

    Open(String prefix, boolean mapping) {
      this.prefix = prefix;
      this.mapping = mapping;
    }

    /** The full key of what comes next. */
    String next() {
      if (!mapping) {
        return prefix + "[" + index + "]";
      }
      String own = key == null ? "?" : key;
      return prefix.isEmpty() ? own : prefix + "." + own;
    }

    void done() {
      key = null;
      index++;
    }
  }

  static List<ConfigEntry> read(String path, String text) throws BrokenConfigException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(path).setCodePointLimit(Integer.MAX_VALUE).build();
    Documents documents = new Documents(path);
    YamlReader reader = new YamlReader(documents);
    try {
      for (Event event : new Parse(settings).parseString(filtered(text))) {
        reader.add(event);
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
      throw new BrokenConfigException(line, String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new BrokenConfigException(0, String.valueOf(e.getMessage()));
    }
    return documents.end();
  }

  /** With something in place of what is not known, as the text of an environment's. */
  private static String filtered(String text) {
    return text.indexOf('@') < 0 ? text : FILTERED.matcher(text).replaceAll("\\${$1}");
  }

  private void add(Event event) throws BrokenConfigException {
    if (event instanceof CollectionStartEvent) {
      begin(event instanceof MappingStartEvent, line(event.getStartMark()));
    } else if (event instanceof CollectionEndEvent) {
      end();
    } else if (skipped > 0) {
      return;
    } else if (event instanceof ScalarEvent scalar) {
      scalar(scalar.getValue(), line(event.getStartMark()));
    } else if (event instanceof AliasEvent) {
      scalar("*", line(event.getStartMark()));
    } else if (event instanceof DocumentEndEvent) {
      documents.endDocument();
    }
  }

  private void begin(boolean mapping, int line) throws BrokenConfigException {
    if (open.size() + skipped == DEEPEST) {
      throw new BrokenConfigException(line, "it nests more than " + DEEPEST + " deep");
    }
    Open parent = open.peek();
    String prefix = parent == null ? "" : parent.next();
    if (skipped > 0 || prefix.length() > Documents.LONGEST_KEY) {
      skipped++;
    } else {
      open.push(new Open(prefix, mapping));
    }
  }

  private void end() {
    if (skipped > 0) {
      skipped--;
    } else {
      open.pop();
    }
    if (skipped == 0) {
      afterCollection();
    }
  }

  /** A collection may even stand where a key belongs. */
  private void afterCollection() {
    Open parent = open.peek();
    if (parent == null) {
      return;
    }
    if (parent.mapping && parent.key == null) {
      parent.key = "?";
    } else {
      parent.done();
    }
  }

  private void scalar(String value, int line) {
    Open parent = open.peek();
    if (parent == null) {
      return;
    }
    if (parent.mapping && parent.key == null) {
      parent.key = value;
      return;
    }
    documents.add(parent.next(), value, line);
    parent.done();
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
