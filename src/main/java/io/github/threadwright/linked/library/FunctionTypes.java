package io.github.threadwright.linked.library;

import io.github.threadwright.source.bytecode.ClassCode;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which interfaces stand for one function. */
final class FunctionTypes {
  /** Interfaces of one method whose objects are more than a function. */
  private static final Set<String> OTHERWISE =
      Set.of("close", "iterator", "compareTo", "toString", "length", "size");

  private final LibraryLinker linker;
  private final Hierarchy types;
  private final Map<String, Optional<Function>> known = new ConcurrentHashMap<>();

  /** The one method of a functional interface. */
  record Function(String name, int parameters) {}

  FunctionTypes(LibraryLinker linker, Hierarchy types) {
    this.linker = linker;
    this.types = types;
  }

  /** The function that an interface stands for, or null. */
  @Nullable Function of(@Nullable String type) {
    if (type == null) {
      return null;
    }
    Optional<Function> found = known.get(type);
    if (found == null) {
      found = Optional.ofNullable(find(type));
      known.put(type, found);
    }
    return found.orElse(null);
  }

  private @Nullable Function find(String type) {
    Map<String, Function> open = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(Set.of(type));
    Set<String> seen = new HashSet<>();
    Set<String> withCode = new HashSet<>();
    while (!queue.isEmpty()) {
      String next = queue.remove();
      if (!seen.add(next)) {
        continue;
      }
      ClassCode code = linker.find(next);
      TypeShape shape = code == null ? types.find(next) : null;
      if (code != null && code.isInterface()) {
        addMethods(code, open, withCode);
        queue.addAll(code.interfaces());
      } else if (shape != null && shape.isInterface()) {
        addMethods(shape, open, withCode);
        shape.interfaces().stream().map(TypeRef.ClassRef::name).forEach(queue::add);
      } else {
        return null;
      }
    }
    open.keySet().removeAll(withCode);
    if (open.size() != 1) {
      return null;
    }
    Function only = open.values().iterator().next();
    return OTHERWISE.contains(only.name()) ? null : only;
  }

  private static void addMethods(ClassCode code, Map<String, Function> open, Set<String> withCode) {
    for (MethodCode method : code.methods().values()) {
      int parameters = LibraryCode.parameters(method.descriptor()).size();
      add(method.name(), parameters, method.isAbstract(), method.isStatic(), open, withCode);
    }
  }

  private static void addMethods(
      TypeShape shape, Map<String, Function> open, Set<String> withCode) {
    for (MethodShape method : shape.methods()) {
      int parameters = method.parameters().size();
      add(method.name(), parameters, method.isAbstract(), method.isStatic(), open, withCode);
    }
  }

  private static void add(
      String name,
      int parameters,
      boolean isAbstract,
      boolean isStatic,
      Map<String, Function> open,
      Set<String> withCode) {
    boolean ofObject =
        name.equals("equals") && parameters == 1
            || (name.equals("hashCode") || name.equals("toString")) && parameters == 0;
    if (isStatic || ofObject) {
      return;
    }
    String key = name + "/" + parameters;
    if (isAbstract) {
      open.put(key, new Function(name, parameters));
    } else {
      withCode.add(key);
    }
  }
}
