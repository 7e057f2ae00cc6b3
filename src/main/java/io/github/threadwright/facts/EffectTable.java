package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.source.names.Hierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What methods of the JDK and of logging libraries do: the lines of {@code effects.txt}. Method
 * names come before whole types, earlier lines before later ones.
 */
final class EffectTable {
  private static final String RESOURCE = "effects.txt";
  private static final String STATEFUL = "stateful";

  private final Map<String, List<Entry>> byMethod = new HashMap<>();
  private final Map<String, Effect> byType = new HashMap<>();
  private final List<Entry> openTypes = new ArrayList<>();
  private final List<String> stateful = new ArrayList<>();

  private record Entry(String type, Effect effect) {}

  private EffectTable() {}

  static EffectTable load() {
    EffectTable table = new EffectTable();
    DataLines.of(EffectTable.class, RESOURCE).forEach(table::add);
    return table;
  }

  /**
   * {@code effect type}, {@code effect type+} with its subtypes, or {@code effect
   * type#method,method} with subtypes.
   */
  private void add(String line) {
    String[] words = line.split("\\s+", 2);
    String what = words[1];
    if (words[0].equals(STATEFUL)) {
      stateful.add(what);
      return;
    }
    Effect effect = Effect.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    int hash = what.indexOf('#');
    if (hash > 0) {
      Entry entry = new Entry(what.substring(0, hash), effect);
      for (String method : what.substring(hash + 1).split(",")) {
        byMethod.computeIfAbsent(method, m -> new ArrayList<>(2)).add(entry);
      }
    } else if (what.endsWith("+")) {
      openTypes.add(new Entry(what.substring(0, what.length() - 1), effect));
    } else {
      byType.put(what, effect);
    }
  }

  /**
   * @param owner binary name of the class that declares the method
   * @param receiver binary name of the static type that it is called on
   * @param inherits whether what is said of a whole type holds for methods of this owner; what a
   *     class of the project adds to a {@code Comparator} need not be pure
   */
  Effect of(String owner, String receiver, String method, boolean inherits, Hierarchy hierarchy) {
    for (Entry entry : byMethod.getOrDefault(method, List.of())) {
      if (isA(owner, entry.type, hierarchy) || isA(receiver, entry.type, hierarchy)) {
        return entry.effect;
      }
    }
    Effect exact = byType.getOrDefault(owner, byType.get(receiver));
    if (exact != null) {
      return exact;
    }
    for (Entry entry : inherits ? openTypes : List.<Entry>of()) {
      if (isA(receiver, entry.type, hierarchy)) {
        return entry.effect;
      }
    }
    return Effect.UNKNOWN;
  }

  /**
   * Whether an object of that type holds a position or a conversation, so that its waits follow one
   * another.
   */
  boolean isStateful(String type, Hierarchy hierarchy) {
    for (String known : stateful) {
      if (isA(type, known, hierarchy)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isA(String type, String supertype, Hierarchy hierarchy) {
    return type.equals(supertype) || hierarchy.isSubtype(type, supertype);
  }
}
