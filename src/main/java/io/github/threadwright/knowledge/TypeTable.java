package io.github.threadwright.knowledge;

import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.types.TypeShape;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of types. A line holds for the type it names and for its subtypes; of
 * several lines that say the same sort of thing, that of the most specific type is taken.
 */
public final class TypeTable {
  private static final Comparator<ApiType> SAFEST_FIRST =
      Comparator.comparing(ApiType::safety, Comparator.nullsLast(Comparator.naturalOrder()));

  private final TypeLines<ApiType> types;
  private final TypeLines<StreamOrigin> origins;
  private final TypeLines<Boolean> stateful;
  private final List<ApiType> returnedFrom;

  TypeTable(
      TypeLines<ApiType> types, TypeLines<StreamOrigin> origins, TypeLines<Boolean> stateful) {
    this.types = types;
    this.origins = origins;
    this.stateful = stateful;
    this.returnedFrom = all().stream().filter(type -> type.returnedFrom() != null).toList();
  }

  /** Every line, in the order of the files. */
  public List<ApiType> all() {
    return types.all().stream()
        .map(TypeLines.Line::value)
        .sorted(Comparator.comparing(ApiType::file).thenComparing(ApiType::line))
        .toList();
  }

  /**
   * The line that says whether several threads may use one object of that type at once; null when
   * nothing is known. What the project's own subclass of a library type makes of it is not known.
   */
  public @Nullable ApiType safety(String type, Hierarchy hierarchy) {
    return ofLibrary(type, known -> known.safety() != null, hierarchy);
  }

  /** Whether objects of that type never change. */
  public boolean isImmutable(String type, Hierarchy hierarchy) {
    return ofLibrary(type, known -> known.immutability() != null, hierarchy) != null;
  }

  /**
   * Whether objects of that type never change and every thread that finds one sees it whole,
   * however it found it.
   */
  public boolean isSeenWhole(String type, Hierarchy hierarchy) {
    ApiType known = ofLibrary(type, each -> each.immutability() != null, hierarchy);
    return known != null && known.immutability() == ApiType.Immutability.WHOLE;
  }

  /** Whether objects of that type have no identity, so that none may be a monitor. */
  public boolean isValueBased(String type, Hierarchy hierarchy) {
    return nearest(type, ApiType::valueBased, hierarchy) != null;
  }

  /** Whether objects of that type are locks, to be taken by their own methods. */
  public boolean isLock(String type, Hierarchy hierarchy) {
    return nearest(type, ApiType::lock, hierarchy) != null;
  }

  /**
   * Whether a framework makes one object of that type and lets several threads call it; null when
   * nothing is known.
   */
  public @Nullable Boolean isShared(String type, Hierarchy hierarchy) {
    ApiType known = nearest(type, each -> each.shared() != null, hierarchy);
    return known == null ? null : known.shared();
  }

  /** What calls the public methods of that type; null when no framework is known to. */
  public @Nullable EntryPoint entries(String type, Hierarchy hierarchy) {
    ApiType known = nearest(type, each -> each.entries() != null, hierarchy);
    return known == null ? null : known.entries();
  }

  /** The types that tell, when an entry point returns them, what runs it. */
  List<ApiType> returnedFromSomewhere() {
    return returnedFrom;
  }

  /**
   * What the streams wait on that an object of that type hands out, and the object itself when it
   * is one; null when nothing is known.
   */
  public @Nullable StreamOrigin streamsOf(String type, Hierarchy hierarchy) {
    return origins.nearest(type, hierarchy);
  }

  /** The same for the stream in a static field. */
  public @Nullable StreamOrigin streamIn(String owner, String field) {
    return origins.at(owner + "#" + field);
  }

  /**
   * Whether an object of that type holds a position or a conversation, so that its waits follow one
   * another.
   */
  public boolean isStateful(String type, Hierarchy hierarchy) {
    return Boolean.TRUE.equals(stateful.nearest(type, hierarchy));
  }

  /** The lines that say what streams wait on, in no order. */
  Collection<TypeLines.Line<StreamOrigin>> origins() {
    return origins.all();
  }

  /** The lines about types that hold a position or a conversation, in no order. */
  Collection<TypeLines.Line<Boolean>> stateful() {
    return stateful.all();
  }

  /** A type of the project is known only when a line names it. */
  private @Nullable ApiType ofLibrary(String type, Predicate<ApiType> says, Hierarchy hierarchy) {
    ApiType exact = types.at(type);
    if (exact == null) {
      TypeShape shape = hierarchy.find(type);
      if (shape == null || shape.origin() == TypeShape.Origin.PROJECT) {
        return null;
      }
    }
    return nearest(type, says, hierarchy);
  }

  private @Nullable ApiType nearest(String type, Predicate<ApiType> says, Hierarchy hierarchy) {
    return types.nearest(type, says, hierarchy).stream().min(SAFEST_FIRST).orElse(null);
  }
}
