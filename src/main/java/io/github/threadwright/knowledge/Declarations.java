package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a project says of itself in {@code threadwright.yml}, as lines of a catalogue. Besides such
 * lines themselves it may be written by topic: what runs where, who runs what it is handed, what
 * locks, what blocks.
 */
final class Declarations {
  private static final String CATALOGUE = "catalogue";

  /** A map of topics of types of lists of methods, and one more to speak of. */
  private static final YamlTree.Form FORM =
      new YamlTree.Form(
          "the file", 1, 5, "see 'What the code does that nobody can see' in README.md");

  /** A scanned project must not choose what is run, read as rules or written. */
  private static final Set<String> NOT_FOR_PROJECTS =
      Set.of(
          "rules",
          "rule-folders",
          "config",
          "output",
          "outputs",
          "output-directory",
          "format",
          "formats",
          "evidence",
          "jfr",
          "java",
          "java-home",
          "jdk-home",
          "jvm",
          "command",
          "commands",
          "exec",
          "executable",
          "build",
          "run",
          "plugins",
          "classpath",
          "class-path",
          "cache",
          "baseline");

  private final RuleFolder.Text file;
  private final List<KnowledgeProblem> problems;
  private final List<CatalogueLine> lines = new ArrayList<>();

  private Declarations(RuleFolder.Text file, List<KnowledgeProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** What is declared; what cannot be understood goes to {@code problems}. */
  static List<CatalogueLine> read(RuleFolder.Text file, List<KnowledgeProblem> problems) {
    Declarations declarations = new Declarations(file, problems);
    try {
      Yaml.Fields root = YamlTree.parse(file, file.content(), FORM);
      if (root != null) {
        declarations.read(root);
      }
    } catch (BrokenPageException e) {
      problems.add(e.problem());
    }
    return declarations.lines;
  }

  private void read(Yaml.Fields root) {
    root.fields()
        .forEach(
            (key, value) -> {
              int line = root.keyLines().getOrDefault(key, root.line());
              Topic topic = Topic.of(key);
              if (key.equals(CATALOGUE)) {
                readCatalogue(value);
              } else if (topic != null) {
                readTopic(topic, value);
              } else {
                refuse(key, line);
              }
            });
  }

  private void refuse(String key, int line) {
    if (NOT_FOR_PROJECTS.contains(key)) {
      problem(
          line,
          "'"
              + key
              + "' cannot be chosen here: a project that is scanned has no say in what is run,"
              + " read as rules or written",
          "remove it, and give the option to the command or goal that scans");
      return;
    }
    Set<String> known = new LinkedHashSet<>();
    known.add(CATALOGUE);
    known.addAll(Words.all(Topic.class));
    problem(line, "unknown key '" + key + "'", NearestWord.cure(key, known));
  }

  // ---- lines of a catalogue, in a list or in one text

  private void readCatalogue(Yaml value) {
    if (value instanceof Yaml.Scalar text) {
      split(text);
    } else if (value instanceof Yaml.Items items) {
      for (Yaml item : items.items()) {
        if (item instanceof Yaml.Scalar text) {
          split(text);
        } else {
          problem(item.line(), "this is no line of a catalogue", "put it in quotes");
        }
      }
    } else {
      problem(
          value.line(), "the catalogue has no lines", "write a list of lines, or a text after |");
    }
  }

  private void split(Yaml.Scalar text) {
    List<KnowledgeProblem> found = new ArrayList<>();
    for (CatalogueLine line : CatalogueLine.split(file.file(), text.text(), found)) {
      lines.add(
          new CatalogueLine(file.file(), at(text, line.line()), line.subject(), line.attributes()));
    }
    found.forEach(each -> problem(at(text, each.line()), each.message(), each.cure()));
  }

  private static int at(Yaml.Scalar text, int line) {
    return text.line() + line - 1;
  }

  // ---- by topic

  private void readTopic(Topic topic, Yaml value) {
    if (!(value instanceof Yaml.Fields subjects)) {
      if (!(value instanceof Yaml.Scalar text) || !text.text().isEmpty()) {
        problem(
            value.line(),
            "'" + topic.word() + "' says nothing of methods, types or annotations",
            "write lines such as '" + topic.example() + "'");
      }
      return;
    }
    subjects
        .fields()
        .forEach(
            (subject, said) -> {
              int line = subjects.keyLines().getOrDefault(subject, subjects.line());
              readSubject(topic, subject, said, line);
            });
  }

  private void readSubject(Topic topic, String subject, Yaml said, int line) {
    if (said instanceof Yaml.Scalar word) {
      add(subject, topic.ofWord(subject, word.text()), topic, line);
    } else if (said instanceof Yaml.Fields fields) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      fields.fields().forEach((key, value) -> values.put(key, words(value)));
      if (topic == Topic.LOCKS) {
        addLock(subject, values, fields);
      } else {
        int before = problems.size();
        Map<String, String> attributes = attributes(topic, values, fields);
        if (problems.size() == before) {
          add(subject, attributes, topic, line);
        }
      }
    } else {
      add(subject, Map.of(), topic, line);
    }
  }

  private static List<String> words(Yaml value) {
    if (value instanceof Yaml.Scalar word) {
      return List.of(word.text());
    }
    List<String> words = new ArrayList<>();
    if (value instanceof Yaml.Items items) {
      for (Yaml item : items.items()) {
        words.add(item instanceof Yaml.Scalar word ? word.text() : "");
      }
    }
    return words;
  }

  private Map<String, String> attributes(
      Topic topic, Map<String, List<String>> values, Yaml.Fields fields) {
    Map<String, String> attributes = new LinkedHashMap<>(topic.always());
    values.forEach(
        (key, words) -> {
          String attribute = topic.attributes().get(key);
          if (attribute == null) {
            problem(
                fields.keyLines().getOrDefault(key, fields.line()),
                "unknown key '" + key + "' in '" + topic.word() + "'",
                NearestWord.cure(key, topic.attributes().keySet()));
          } else {
            attributes.put(attribute, String.join(",", words));
          }
        });
    return attributes;
  }

  private void add(String subject, Map<String, String> attributes, Topic topic, int line) {
    if (subject.isEmpty() || attributes.isEmpty() || attributes.containsValue("")) {
      problem(
          line,
          "it is not said what '" + subject + "' has to do with '" + topic.word() + "'",
          "write a line such as '" + topic.example() + "'");
    } else {
      lines.add(new CatalogueLine(file.file(), line, subject, attributes));
    }
  }

  /** The type is a lock; its methods take it and let go of it. */
  private void addLock(String type, Map<String, List<String>> values, Yaml.Fields fields) {
    add(type, Topic.LOCKS.ofWord(type, "yes"), Topic.LOCKS, fields.line());
    values.forEach(
        (part, methods) -> {
          int line = fields.keyLines().getOrDefault(part, fields.line());
          String role = Topic.LOCKS.attributes().get(part);
          if (role == null) {
            Set<String> known = Topic.LOCKS.attributes().keySet();
            problem(line, "unknown key '" + part + "' in 'locks'", NearestWord.cure(part, known));
            return;
          }
          for (String method : methods.isEmpty() ? List.of("") : methods) {
            String subject = method.isEmpty() ? "" : type + "#" + method;
            add(subject, Map.of("role", role), Topic.LOCKS, line);
          }
        });
  }

  private void problem(int line, String message, String cure) {
    problems.add(new KnowledgeProblem(file.file(), line, message, cure));
  }

  /** A topic that declarations are written by. */
  private enum Topic {
    /** What runs a method, the methods of a type, or what is annotated. */
    CONTEXTS(
        "com.acme.Inbox#receive: event-loop",
        Map.of("entry", "entry", "entries", "entries", "runs-on", "runs-on")) {
      @Override
      Map<String, String> ofWord(String subject, String word) {
        boolean isType = subject.indexOf('#') < 0 && !subject.startsWith("@");
        String kind =
            switch (word) {
              case "event-loop", "ui-thread", "caller" -> "event";
              case "timer-thread" -> "schedule";
              default -> "async";
            };
        return ordered(isType ? "entries" : "entry", kind, "runs-on", word);
      }
    },
    /** Who runs what it is handed. */
    RUNNERS(
        "com.acme.Tasks#later: {argument: 0, on: receiver-pool}",
        Map.of("argument", "task", "on", "on", "future", "future")) {
      @Override
      Map<String, String> ofWord(String subject, String word) {
        return ordered("task", "0", "on", word);
      }

      @Override
      Map<String, String> always() {
        return Map.of("task", "0");
      }
    },
    /** What is a lock. */
    LOCKS(
        "com.acme.Mutex: {acquire: take, release: give}",
        Map.of("acquire", "lock-acquire", "try", "lock-try", "release", "lock-release")) {
      @Override
      Map<String, String> ofWord(String subject, String word) {
        if (subject.indexOf('#') < 0) {
          return Map.of("lock", word);
        }
        return Map.of("role", attributes().getOrDefault(word, word));
      }
    },
    /** What waits, on what. */
    BLOCKING(
        "com.acme.Store#load: database",
        Map.of(
            "wait", "wait",
            "limited", "limited",
            "interrupt", "interrupt",
            "cost", "cost",
            "certain", "certain",
            "carrier", "carrier",
            "instead", "instead")) {
      @Override
      Map<String, String> ofWord(String subject, String word) {
        return Map.of(subject.startsWith("@") ? "blocking" : "wait", word);
      }
    },
    /** What keys of configuration files decide. */
    SETTINGS("acme.pool.size: database-connections", Map.of("sets", "sets")) {
      @Override
      Map<String, String> ofWord(String subject, String word) {
        return Map.of("sets", word);
      }
    };

    private final String example;
    private final Map<String, String> attributes;

    Topic(String example, Map<String, String> attributes) {
      this.example = example;
      this.attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** The attributes that one word for a subject stands for. */
    abstract Map<String, String> ofWord(String subject, String word);

    /** What each of its keys is in a catalogue. */
    Map<String, String> attributes() {
      return attributes;
    }

    /** What holds unless it is said otherwise. */
    Map<String, String> always() {
      return Map.of();
    }

    String word() {
      return Words.of(this);
    }

    String example() {
      return example;
    }

    static @Nullable Topic of(String key) {
      return Words.parse(Topic.class, key);
    }

    private static Map<String, String> ordered(
        String key, String value, String otherKey, String otherValue) {
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put(key, value);
      attributes.put(otherKey, otherValue);
      return attributes;
    }
  }
}
