package io.github.threadwright.knowledge;

import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of types. A line holds for the type it names and for its subtypes; of
 * several lines that say the same sort of thing, that of the most specific type is taken.
 */
public final class TypeTable {
  private static final Comparator<ApiType> SAFEST_FIRST =
      Comparator.comparing(ApiType::safety, Comparator.nullsLast(Comparator.naturalOrder()));

  private final Map<String, ApiType> byName;
  private final List<ApiType> returnedFrom;

  TypeTable(Collection<ApiType> types) {
    this.byName =
        types.stream().collect(Collectors.toUnmodifiableMap(ApiType::name, Function.identity()));
    this.returnedFrom = types.stream().filter(type -> type.returnedFrom() != null).toList();
  }

  /** Every line, in the order of the files. */
  public List<ApiType> all() {
    return byName.values().stream()
        .sorted(Comparator.comparing(ApiType::file).thenComparing(ApiType::line))
        .toList();
  }

  /**
   * The line that says whether several threads may use one object of that type at once; null when
   * nothing is known. What the project's own subclass of a library type makes of it is not known.
   */
  public @Nullable ApiType safety(String type, Hierarchy types) {
    return ofLibrary(type, known -> known.safety() != null, types);
  }

  /** Whether objects of that type never change. */
  public boolean isImmutable(String type, Hierarchy types) {
    return ofLibrary(type, known -> known.immutability() != null, types) != null;
  }

  /**
   * Whether objects of that type never change and every thread that finds one sees it whole,
   * however it found it.
   */
  public boolean isSeenWhole(String type, Hierarchy types) {
    ApiType known = ofLibrary(type, each -> each.immutability() != null, types);
    return known != null && known.immutability() == ApiType.Immutability.WHOLE;
  }

  /** Whether objects of that type have no identity, so that none may be a monitor. */
  public boolean isValueBased(String type, Hierarchy types) {
    return nearest(type, ApiType::valueBased, types) != null;
  }

  /** Whether objects of that type are locks, to be taken by their own methods. */
  public boolean isLock(String type, Hierarchy types) {
    return nearest(type, ApiType::lock, types) != null;
  }

  /**
   * Whether a framework makes one object of that type and lets several threads call it; null when
   * nothing is known.
   */
  public @Nullable Boolean isShared(String type, Hierarchy types) {
    ApiType known = nearest(type, each -> each.shared() != null, types);
    return known == null ? null : known.shared();
  }

  /** What calls the public methods of that type; null when no framework is known to. */
  public @Nullable EntryPoint entries(String type, Hierarchy types) {
    ApiType known = nearest(type, each -> each.entries() != null, types);
    return known == null ? null : known.entries();
  }

  /** The types that tell, when an entry point returns them, what runs it. */
  List<ApiType> returnedFromSomewhere() {
    return returnedFrom;
  }

  /** A type of the project is known only when a line names it. */
  private @Nullable ApiType ofLibrary(String type, Predicate<ApiType> says, Hierarchy types) {
    ApiType exact = byName.get(type);
    if (exact == null) {
      TypeShape shape = types.find(type);
      if (shape == null || shape.origin() == TypeShape.Origin.PROJECT) {
        return null;
      }
    }
    return nearest(type, says, types);
  }

  private @Nullable ApiType nearest(String type, Predicate<ApiType> says, Hierarchy types) {
    ApiType exact = byName.get(type);
    if (exact != null && says.test(exact)) {
      return exact;
    }
    List<ApiType> found = new ArrayList<>(2);
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeShape shape = types.find(open.remove());
      if (shape == null) {
        continue;
      }
      supertypes(shape)
          .filter(seen::add)
          .forEach(
              name -> {
                ApiType known = byName.get(name);
                if (known != null && says.test(known)) {
                  found.add(known);
                } else {
                  open.add(name);
                }
              });
    }
    return found.stream()
        .filter(one -> found.stream().noneMatch(other -> beats(other, one, types)))
        .min(SAFEST_FIRST)
        .orElse(null);
  }

  private static boolean beats(ApiType one, ApiType other, Hierarchy types) {
    return one != other && types.isSubtype(one.name(), other.name());
  }

  private static Stream<String> supertypes(TypeShape shape) {
    return Stream.concat(Stream.ofNullable(shape.superclass()), shape.interfaces().stream())
        .map(TypeRef.ClassRef::name);
  }
}
