package io.github.threadwright.knowledge;

import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One sort of knowledge about types. A line holds for the type it names and for its subtypes, as
 * far as no line of a more specific type says otherwise.
 */
final class TypeLines<V> {
  private final Map<String, Line<V>> byName = new HashMap<>();

  /**
   * @param name binary name of a type; {@code pkg.Type#field} for a static field
   */
  record Line<V>(String name, V value, String file, int line) {}

  TypeLines(Collection<Line<V>> lines) {
    lines.forEach(line -> byName.put(line.name(), line));
  }

  Collection<Line<V>> all() {
    return byName.values();
  }

  /** What is said of exactly that name. */
  @Nullable V at(String name) {
    Line<V> line = byName.get(name);
    return line == null ? null : line.value();
  }

  /** The first of {@link #nearest(String, Predicate, Hierarchy)}, whatever is said. */
  @Nullable V nearest(String type, Hierarchy types) {
    V exact = at(type);
    if (exact != null) {
      return exact;
    }
    List<V> found = nearest(type, value -> true, types);
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * What is said of that type, or else of its supertypes: where several lines hold, those of which
   * none is about a subtype of another's type, superclasses first.
   *
   * @param says which lines count
   */
  List<V> nearest(String type, Predicate<V> says, Hierarchy types) {
    return nearestLines(type, says, types).stream().map(Line::value).toList();
  }

  /** The lines of {@link #nearest(String, Predicate, Hierarchy)}. */
  List<Line<V>> nearestLines(String type, Predicate<V> says, Hierarchy types) {
    Line<V> exact = byName.get(type);
    if (exact != null && says.test(exact.value())) {
      return List.of(exact);
    }
    List<Line<V>> found = aboveOf(type, says, types);
    return found.stream()
        .filter(one -> found.stream().noneMatch(other -> beats(other, one, types)))
        .toList();
  }

  /** The line about exactly that name. */
  @Nullable Line<V> lineAt(String name) {
    return byName.get(name);
  }

  private List<Line<V>> aboveOf(String type, Predicate<V> says, Hierarchy types) {
    List<Line<V>> found = new ArrayList<>(2);
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(type);
    while (!open.isEmpty()) {
      TypeShape shape = types.find(open.remove());
      if (shape == null) {
        continue;
      }
      for (String supertype : supertypes(shape)) {
        Line<V> line = byName.get(supertype);
        if (!seen.add(supertype)) {
          continue;
        }
        if (line != null && says.test(line.value())) {
          found.add(line);
        } else {
          open.add(supertype);
        }
      }
    }
    return found;
  }

  private static <V> boolean beats(Line<V> one, Line<V> other, Hierarchy types) {
    return one != other && types.isSubtype(one.name(), other.name());
  }

  private static List<String> supertypes(TypeShape shape) {
    List<String> names = new ArrayList<>(3);
    if (shape.superclass() != null) {
      names.add(shape.superclass().name());
    }
    for (TypeRef.ClassRef each : shape.interfaces()) {
      names.add(each.name());
    }
    return names;
  }
}
