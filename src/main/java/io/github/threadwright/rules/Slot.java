package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.knowledge.NearestWord;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.ContextUse;
import io.github.threadwright.linked.ExecutionContext;
import io.github.threadwright.linked.HeldWait;
import io.github.threadwright.workload.SiteKind;
import io.github.threadwright.workload.Workload;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A place for an argument in a word's phrase.
 *
 * @param name as it stands in the phrase, between braces
 * @param meaning what may stand there, for messages and the vocabulary table
 */
record Slot<T>(String name, String meaning, Function<String, T> reader) {

  /** An argument that cannot stand in its slot; the message says what can. */
  static final class WrongArgument extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongArgument(String message) {
      super(message);
    }
  }

  static final Slot<Integer> NUMBER = new Slot<>("number", "a whole number", Slot::number);
  static final Slot<Set<WaitKind>> WAIT_KINDS =
      anyOf("wait kinds", byWord(WaitKind.values(), WaitKind::word));
  static final Slot<Set<SiteKind>> SITE_KINDS =
      anyOf("site kinds", byWord(SiteKind.values(), SiteKind::word));
  static final Slot<Set<Workload.Bound>> BOUNDS =
      anyOf("bounds", byWord(Workload.Bound.values(), Workload.Bound::word));
  static final Slot<Set<Api.Pool.Kind>> POOL_KINDS =
      anyOf("pool kinds", byWord(Api.Pool.Kind.values(), Slot::word));
  static final Slot<Set<String>> SETTINGS =
      anyOf(
          "settings",
          byWord(
              new String[] {
                "name",
                "daemon",
                "priority",
                "handler",
                "context-loader",
                "virtual",
                "builder",
                "handed-on"
              },
              Function.identity()));
  static final Slot<MethodPattern> METHOD_PATTERN =
      new Slot<>(
          "method",
          "a method such as `java.lang.Thread#run()`, without brackets for every overload",
          Slot::method);

  static final Slot<List<MethodPattern>> METHODS =
      new Slot<>("methods", "one or more of such methods, joined by `or`", Slot::methods);

  static final Slot<Set<Api.Runner>> RUNNERS =
      anyOf("runners", byWord(Api.Runner.values(), Slot::word));
  static final Slot<Set<Fact.Carried.Kind>> TIES =
      anyOf("ties", byWord(Fact.Carried.Kind.values(), Slot::word));
  static final Slot<Set<Fact.SettingsConflict.Kind>> CONFLICTS =
      anyOf("conflicts", byWord(Fact.SettingsConflict.Kind.values(), Slot::word));
  static final Slot<String> CONSTANT =
      new Slot<>("constant", "a literal, such as `true` or `0`", Function.identity());
  static final Slot<Set<Fact.CallSequence.Kind>> SEQUENCES =
      anyOf("sequences", byWord(Fact.CallSequence.Kind.values(), Slot::word));
  static final Slot<Set<Fact.CallSequence.Trait>> TRAITS =
      anyOf("traits", byWord(Fact.CallSequence.Trait.values(), Slot::word));
  static final Slot<Set<Fact.Polling.Pause>> PAUSES =
      anyOf("pauses", byWord(Fact.Polling.Pause.values(), Slot::word));
  static final Slot<Set<Sharing.Sign>> SIGNS =
      anyOf("signs", byWord(Sharing.Sign.values(), Slot::word));
  static final Slot<Set<ExecutionContext>> CONTEXTS =
      anyOf("contexts", byWord(ExecutionContext.values(), Slot::word));
  static final Slot<Set<ContextUse.Trait>> DOUBTS =
      anyOf("doubts", byWord(ContextUse.Trait.values(), Slot::word));
  static final Slot<Set<HeldWait.Holder>> HOLDERS =
      anyOf("holders", byWord(HeldWait.Holder.values(), Slot::word));
  static final Slot<Set<String>> NAMES =
      new Slot<>("names", "one or more names, joined by `or`", Slot::names);

  static final List<Slot<?>> ALL =
      List.of(
          NUMBER,
          WAIT_KINDS,
          SITE_KINDS,
          BOUNDS,
          POOL_KINDS,
          SETTINGS,
          RUNNERS,
          TIES,
          CONFLICTS,
          SEQUENCES,
          TRAITS,
          PAUSES,
          SIGNS,
          CONTEXTS,
          DOUBTS,
          HOLDERS,
          METHOD_PATTERN,
          METHODS,
          CONSTANT,
          NAMES);

  static Slot<?> named(String name) {
    return ALL.stream()
        .filter(slot -> slot.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no slot {" + name + "}"));
  }

  /** Reads {@code a}, {@code a or b}, {@code a, b or c}. */
  private static <T> Slot<Set<T>> anyOf(String name, Map<String, T> values) {
    String known = String.join(", ", values.keySet());
    return new Slot<>(
        name,
        "one or more of " + known + ", joined by `or`",
        text -> {
          Set<T> chosen = new LinkedHashSet<>();
          for (String word : text.split("\\s*,\\s*|\\s+or\\s+", -1)) {
            T value = values.get(word);
            if (value == null) {
              throw new WrongArgument(
                  "'"
                      + word
                      + "' is none of "
                      + known
                      + NearestWord.of(word, values.keySet())
                          .map(near -> "; did you mean '" + near + "'?")
                          .orElse(""));
            }
            chosen.add(value);
          }
          return Set.copyOf(chosen);
        });
  }

  private static <T> Map<String, T> byWord(T[] values, Function<T, String> word) {
    Map<String, T> byWord = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> byWord.put(word.apply(value), value));
    return byWord;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new WrongArgument("'" + text + "' is not a whole number");
    }
  }

  private static MethodPattern method(String text) {
    MethodPattern pattern = MethodPattern.parse(text);
    if (pattern == null) {
      throw new WrongArgument(
          "'" + text + "' is not a method; write it like java.lang.Thread#run()");
    }
    return pattern;
  }

  private static List<MethodPattern> methods(String text) {
    return Arrays.stream(text.split("\\s+or\\s+", -1)).map(Slot::method).toList();
  }

  private static Set<String> names(String text) {
    return Set.of(text.split("\\s*,\\s*|\\s+or\\s+", -1));
  }
}
