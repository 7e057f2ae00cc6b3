package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the lines of a catalogue file as entries. */
final class ApiReader {
  private static final String NEVER = "never";

  private static final Set<String> SAYS = Set.of("wait", "task", "pool", "thread", "role");

  private static final List<String> ATTRIBUTES =
      List.of(
          "wait",
          "interrupt",
          "limited",
          "cost",
          "certain",
          "carrier",
          "instead",
          "task",
          "on",
          "future",
          "pool",
          "size",
          "factory",
          "thread",
          "role",
          "since",
          "until");

  /** Attributes that say nothing without another one. */
  private static final Map<String, String> BELONGS_TO =
      Map.ofEntries(
          Map.entry("interrupt", "wait"),
          Map.entry("limited", "wait"),
          Map.entry("cost", "wait"),
          Map.entry("certain", "wait"),
          Map.entry("carrier", "wait"),
          Map.entry("instead", "wait"),
          Map.entry("on", "task"),
          Map.entry("future", "task"),
          Map.entry("task", "on"),
          Map.entry("size", "pool"),
          Map.entry("factory", "pool"));

  private final Map<WaitKind, WaitBehaviour> behaviours;
  private final List<KnowledgeProblem> problems;

  ApiReader(Map<WaitKind, WaitBehaviour> behaviours, List<KnowledgeProblem> problems) {
    this.behaviours = behaviours;
    this.problems = problems;
  }

  /** The entries of a line, one for each argument it hands over; empty when there is a problem. */
  List<Api> read(CatalogueLine line) {
    int before = problems.size();
    MethodPattern pattern = MethodPattern.parse(line.subject());
    if (pattern == null) {
      problem(
          line,
          "'" + line.subject() + "' is no method",
          "write pkg.Type#method or pkg.Type#method(Param,Param), the parameters by their simple names"
              + " without type arguments");
    }
    checkAttributes(line);
    Api.Wait wait = readWait(line);
    List<Api.Task> tasks = readTasks(line);
    Api.Pool pool = readPool(line);
    Api.ThreadRole thread = word(line, "thread", Api.ThreadRole.class);
    Api.Role role = word(line, "role", Api.Role.class);
    JdkRange jdk = readJdk(line);
    if (pattern == null || problems.size() > before) {
      return List.of();
    }
    List<Api> entries = new ArrayList<>();
    Api.Task first = tasks.isEmpty() ? null : tasks.get(0);
    entries.add(new Api(pattern, wait, first, pool, thread, role, jdk, line.file(), line.line()));
    for (Api.Task task : tasks.subList(Math.min(1, tasks.size()), tasks.size())) {
      entries.add(new Api(pattern, null, task, null, null, null, jdk, line.file(), line.line()));
    }
    return entries;
  }

  private void checkAttributes(CatalogueLine line) {
    int before = problems.size();
    boolean says = false;
    for (String key : line.attributes().keySet()) {
      String needed = BELONGS_TO.get(key);
      if (!ATTRIBUTES.contains(key)) {
        problem(line, "unknown attribute '" + key + "'", NearestWord.cure(key, ATTRIBUTES));
      } else if (needed != null && line.value(needed) == null) {
        problem(
            line,
            "'" + key + "' says nothing without '" + needed + "'",
            "add " + needed + "=... or remove it");
      }
      says |= SAYS.contains(key);
    }
    if (!says && problems.size() == before) {
      problem(
          line,
          "the line says nothing about the method",
          "add one of wait=, task= with on=, pool=, thread=, role=");
    }
  }

  private Api.@Nullable Wait readWait(CatalogueLine line) {
    String word = line.value("wait");
    if (word == null) {
      return null;
    }
    if (word.equals(NEVER)) {
      return new Api.Wait(null, false, false, null);
    }
    WaitKind kind = WaitKind.of(word);
    if (kind == null) {
      List<String> known = new ArrayList<>(Words.all(WaitKind.class));
      known.add(NEVER);
      problem(line, "unknown kind of wait '" + word + "'", NearestWord.cure(word, known));
      return null;
    }
    WaitBehaviour behaviour = behaviours.get(kind);
    boolean interruptible =
        yesNo(line, "interrupt", behaviour != null && behaviour.interruptible());
    Carrier carrier = readCarrier(line, behaviour == null ? null : behaviour.carrier());
    return new Api.Wait(
        kind,
        interruptible,
        yesNo(line, "limited", false),
        line.value("instead"),
        isOneOf(line, "cost", "small"),
        !yesNo(line, "certain", true),
        carrier);
  }

  private @Nullable Carrier readCarrier(CatalogueLine line, @Nullable Carrier otherwise) {
    String text = line.value("carrier");
    if (text == null) {
      return otherwise;
    }
    Carrier carrier = Carrier.parse(text);
    if (carrier == null) {
      problem(line, "'" + text + "' does not say what happens to the carrier", Carrier.CURE);
    }
    return carrier;
  }

  private List<Api.Task> readTasks(CatalogueLine line) {
    String text = line.value("task");
    Api.Runner runner = word(line, "on", Api.Runner.class);
    boolean future = yesNo(line, "future", false);
    if (text == null || runner == null) {
      return List.of();
    }
    List<Api.Task> tasks = new ArrayList<>();
    for (String argument : text.split(",", -1)) {
      int index = argument.equals("this") ? -1 : index(line, "task", argument);
      tasks.add(new Api.Task(index, runner, future));
    }
    return tasks;
  }

  private Api.@Nullable Pool readPool(CatalogueLine line) {
    Api.Pool.Kind kind = word(line, "pool", Api.Pool.Kind.class);
    String size = line.value("size");
    String factory = line.value("factory");
    int sizeArgument = size == null ? -1 : index(line, "size", size);
    int factoryArgument = factory == null ? -1 : index(line, "factory", factory);
    return kind == null ? null : new Api.Pool(kind, sizeArgument, factoryArgument);
  }

  private JdkRange readJdk(CatalogueLine line) {
    String since = line.value("since");
    String until = line.value("until");
    int first = since == null ? JdkRange.ALL.first() : release(line, "since", since);
    int last = until == null ? JdkRange.OPEN : release(line, "until", until);
    if (first > last) {
      problem(line, "the entry ends before it begins", "since= must not be greater than until=");
      return JdkRange.ALL;
    }
    return new JdkRange(first, last);
  }

  private int release(CatalogueLine line, String key, String text) {
    JdkRange release = JdkRange.parse(text);
    if (release == null || release.first() != release.last()) {
      problem(line, key + "=" + text + " is no release of the JDK", "write a number such as 21");
      return JdkRange.ALL.first();
    }
    return release.first();
  }

  private int index(CatalogueLine line, String key, String text) {
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return text.charAt(0) - '0';
    }
    problem(line, key + "=" + text + " is no argument", "give its index, counted from 0");
    return -1;
  }

  private <E extends Enum<E>> @Nullable E word(CatalogueLine line, String key, Class<E> type) {
    String word = line.value(key);
    if (word == null) {
      return null;
    }
    E constant = Words.parse(type, word);
    if (constant == null) {
      problem(
          line,
          "unknown word '" + word + "' in " + key + "=",
          NearestWord.cure(word, Words.all(type)));
    }
    return constant;
  }

  private boolean yesNo(CatalogueLine line, String key, boolean otherwise) {
    return isOneOf(line, key, "yes", "no") || otherwise && line.value(key) == null;
  }

  /** Whether the attribute has the first of the words that it may have. */
  private boolean isOneOf(CatalogueLine line, String key, String... words) {
    String value = line.value(key);
    if (value != null && !Arrays.asList(words).contains(value)) {
      problem(
          line,
          "unknown word '" + value + "' in " + key + "=",
          "write " + String.join(" or ", words));
    }
    return words[0].equals(value);
  }

  private void problem(CatalogueLine line, String message, String cure) {
    problems.add(line.problem(message, cure));
  }
}
