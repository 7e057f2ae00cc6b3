package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands the lines of a catalogue file as entries. */
final class ApiReader {
  private static final String NEVER = "never";

  private static final Set<String> SAYS = Set.of("wait", "task", "pool", "thread", "role");

  /** What is kept apart, see {@link Content}. */
  private static final Set<String> SAYS_ELSEWHERE = Set.of("gives", "entry", "effect");

  private static final Set<String> ATTRIBUTES =
      Set.of(
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
          "gives",
          "entry",
          "runs-on",
          "effect",
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
          Map.entry("factory", "pool"),
          Map.entry("runs-on", "entry"));

  private final Map<WaitKind, WaitBehaviour> behaviours;
  private final List<KnowledgeProblem> problems;

  ApiReader(Map<WaitKind, WaitBehaviour> behaviours, List<KnowledgeProblem> problems) {
    this.behaviours = behaviours;
    this.problems = problems;
  }

  /**
   * The entries of a line for each of the methods that it lists; empty when there is a problem, or
   * when the line says only what is kept elsewhere.
   */
  List<Catalogue.Entry> read(CatalogueLine line, List<MethodPattern> patterns) {
    LineValues values = new LineValues(line, problems);
    if (!saysOneOf(line, SAYS)) {
      return List.of();
    }
    Api.Wait wait = readWait(values);
    List<Api.Task> tasks = readTasks(values);
    Api.Pool pool = readPool(values);
    Api.ThreadRole thread = values.word("thread", Api.ThreadRole.class);
    Api.Role role = values.word("role", Api.Role.class);
    JdkRange jdk = readJdk(values);
    if (!values.isSound()) {
      return List.of();
    }
    List<Catalogue.Entry> entries = new ArrayList<>(patterns.size());
    for (MethodPattern pattern : patterns) {
      List<Api> apis = new ArrayList<>(1);
      Api.Task first = tasks.isEmpty() ? null : tasks.get(0);
      apis.add(new Api(pattern, wait, first, pool, thread, role, jdk, line.file(), line.line()));
      for (int i = 1; i < tasks.size(); i++) {
        Api.Task next = tasks.get(i);
        apis.add(new Api(pattern, null, next, null, null, null, jdk, line.file(), line.line()));
      }
      entries.add(new Catalogue.Entry(apis));
    }
    return entries;
  }

  private static boolean saysOneOf(CatalogueLine line, Set<String> words) {
    for (String key : line.attributes().keySet()) {
      if (words.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** Notes attributes of a method's line that mean nothing. */
  void check(LineValues values, CatalogueLine line) {
    values.checkKeys(ATTRIBUTES, BELONGS_TO);
    if (values.isSound() && !saysOneOf(line, SAYS) && !saysOneOf(line, SAYS_ELSEWHERE)) {
      values.problem(
          "the line says nothing about the method",
          "add one of wait=, task= with on=, pool=, thread=, role=, gives=, entry=, effect=");
    }
  }

  /**
   * The kind of wait that an attribute gives; null for none, for {@code never} and for a problem.
   */
  static @Nullable WaitKind kind(LineValues line, String key) {
    String word = line.text(key);
    if (word == null || word.equals(NEVER)) {
      return null;
    }
    WaitKind kind = WaitKind.of(word);
    if (kind == null) {
      List<String> known = new ArrayList<>(Words.all(WaitKind.class));
      known.add(NEVER);
      line.problem("unknown kind of wait '" + word + "'", NearestWord.cure(word, known));
    }
    return kind;
  }

  private Api.@Nullable Wait readWait(LineValues line) {
    if (!line.has("wait")) {
      return null;
    }
    WaitKind kind = kind(line, "wait");
    if (kind == null) {
      return new Api.Wait(null, false, false, null);
    }
    WaitBehaviour behaviour = behaviours.get(kind);
    boolean interruptible = line.yesNo("interrupt", behaviour != null && behaviour.interruptible());
    Carrier carrier = readCarrier(line, behaviour == null ? null : behaviour.carrier());
    return new Api.Wait(
        kind,
        interruptible,
        line.yesNo("limited", false),
        line.text("instead"),
        line.isOneOf("cost", "small"),
        !line.yesNo("certain", true),
        carrier);
  }

  private @Nullable Carrier readCarrier(LineValues line, @Nullable Carrier otherwise) {
    String text = line.text("carrier");
    if (text == null) {
      return otherwise;
    }
    Carrier carrier = Carrier.parse(text);
    if (carrier == null) {
      line.problem("'" + text + "' does not say what happens to the carrier", Carrier.CURE);
    }
    return carrier;
  }

  private List<Api.Task> readTasks(LineValues line) {
    String text = line.text("task");
    Api.Runner runner = line.word("on", Api.Runner.class);
    boolean future = line.yesNo("future", false);
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

  private Api.@Nullable Pool readPool(LineValues line) {
    Api.Pool.Kind kind = line.word("pool", Api.Pool.Kind.class);
    String size = line.text("size");
    String factory = line.text("factory");
    int sizeArgument = size == null ? -1 : index(line, "size", size);
    int factoryArgument = factory == null ? -1 : index(line, "factory", factory);
    return kind == null ? null : new Api.Pool(kind, sizeArgument, factoryArgument);
  }

  private JdkRange readJdk(LineValues line) {
    String since = line.text("since");
    String until = line.text("until");
    int first = since == null ? JdkRange.ALL.first() : release(line, "since", since);
    int last = until == null ? JdkRange.OPEN : release(line, "until", until);
    if (first > last) {
      line.problem("the entry ends before it begins", "since= must not be greater than until=");
      return JdkRange.ALL;
    }
    return new JdkRange(first, last);
  }

  private int release(LineValues line, String key, String text) {
    JdkRange release = JdkRange.parse(text);
    if (release == null || release.first() != release.last()) {
      line.problem(key + "=" + text + " is no release of the JDK", "write a number such as 21");
      return JdkRange.ALL.first();
    }
    return release.first();
  }

  private int index(LineValues line, String key, String text) {
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return text.charAt(0) - '0';
    }
    line.problem(key + "=" + text + " is no argument", "give its index, counted from 0");
    return -1;
  }
}
