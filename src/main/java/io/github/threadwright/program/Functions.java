package io.github.threadwright.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lambdas and method references of the project by the functional interface they become. */
final class Functions {
  private final Map<String, IntList> byInterface = new HashMap<>();
  private final Map<String, List<String>> byAncestor = new HashMap<>();

  void add(String functionalInterface, int unit) {
    byInterface.computeIfAbsent(functionalInterface, name -> new IntList()).add(unit);
  }

  /** To be called once, when all are added. */
  void link(ClassTable classes) {
    for (String name : byInterface.keySet().stream().sorted().toList()) {
      for (String ancestor : classes.ancestorsOf(name)) {
        byAncestor.computeIfAbsent(ancestor, a -> new ArrayList<>(2)).add(name);
      }
    }
  }

  /** The functional interfaces that are that type or extend it and that something becomes. */
  List<String> interfacesBelow(String type) {
    return byAncestor.getOrDefault(type, List.of());
  }

  void addAll(String functionalInterface, IntList to) {
    IntList units = byInterface.getOrDefault(functionalInterface, new IntList());
    for (int i = 0; i < units.size(); i++) {
      to.add(units.get(i));
    }
  }
}
