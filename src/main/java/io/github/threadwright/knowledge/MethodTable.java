package io.github.threadwright.knowledge;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sort of knowledge about methods that is asked for seldom, and so kept apart from what is
 * looked up for every call. A line holds for subtypes too; that of the most specific type is taken,
 * one with parameters before one without.
 */
public final class MethodTable<V> {
  private final Map<String, List<Line<V>>> byName = new HashMap<>();

  /** One line, or one of the methods that it lists. */
  public record Line<V>(MethodPattern pattern, V value, String file, int line) {}

  MethodTable(Collection<Line<V>> lines) {
    for (Line<V> line : lines) {
      byName.computeIfAbsent(line.pattern().method(), name -> new ArrayList<>(2)).add(line);
    }
  }

  /** Every line, in no order. */
  public List<Line<V>> all() {
    return byName.values().stream().flatMap(List::stream).toList();
  }

  /** What is known of the method that a call resolves to; null when nothing is. */
  public @Nullable V of(@Nullable Target target, Hierarchy types) {
    if (target instanceof Target.Method method) {
      return of(method.owner().name(), method.receiver(), method.shape(), types);
    }
    return target instanceof Target.OwnerOnly owner ? ofAllOverloads(owner, types) : null;
  }

  /** What is known of a method that this one of the project overrides; null when nothing is. */
  public @Nullable V overriddenBy(MethodDecl method, String type, Hierarchy types) {
    Line<V> best = null;
    for (Line<V> line : byName.getOrDefault(method.name(), List.of())) {
      if (types.isSubtype(type, line.pattern().type())
          && line.pattern().hasSignature(method)
          && (best == null || beats(line, best, types))) {
        best = line;
      }
    }
    return best == null ? null : best.value();
  }

  private @Nullable V of(String owner, String receiver, MethodShape method, Hierarchy types) {
    Line<V> best = null;
    for (Line<V> line : byName.getOrDefault(method.name(), List.of())) {
      if ((isA(owner, line, types) || isA(receiver, line, types))
          && line.pattern().fits(method, owner)
          && (best == null || beats(line, best, types))) {
        best = line;
      }
    }
    return best == null ? null : best.value();
  }

  private @Nullable V ofAllOverloads(Target.OwnerOnly target, Hierarchy types) {
    Line<V> best = null;
    for (Line<V> line : byName.getOrDefault(target.name(), List.of())) {
      if (isA(target.owner(), line, types)
          && line.pattern().parameters() == null
          && (best == null || beats(line, best, types))) {
        best = line;
      }
    }
    return best == null ? null : best.value();
  }

  private static <V> boolean isA(String type, Line<V> line, Hierarchy types) {
    String named = line.pattern().type();
    return type.equals(named) || !line.pattern().isConstructor() && types.isSubtype(type, named);
  }

  private static <V> boolean beats(Line<V> one, Line<V> other, Hierarchy types) {
    String type = one.pattern().type();
    String otherType = other.pattern().type();
    return type.equals(otherType)
        ? one.pattern().parameters() != null && other.pattern().parameters() == null
        : types.isSubtype(type, otherType);
  }
}
