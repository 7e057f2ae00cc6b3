package io.github.threadwright.source.jdk;

import io.github.threadwright.source.jdk.TypeHistory.Dated;
import io.github.threadwright.source.jdk.TypeHistory.Header;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Lays the releases of each exported type over one another. */
final class HistoryBuilder {
  private final CtSym stubs;
  private final Map<String, History> histories = new TreeMap<>();

  HistoryBuilder(CtSym stubs) {
    this.stubs = stubs;
  }

  /** Sorted by name; within a type, in the order of the newest release that has a member. */
  List<TypeHistory> build() {
    for (int release = JdkApi.NEWEST; release >= JdkApi.OLDEST; release--) {
      Set<String> known = reachable(release);
      for (String name : known) {
        histories
            .computeIfAbsent(name, History::new)
            .add(stubs.type(name, release), release, known);
      }
    }
    return histories.values().stream().map(History::finish).toList();
  }

  /** The public types of exported packages and all they inherit from, with their member types. */
  private Set<String> reachable(int release) {
    Set<String> reached = new TreeSet<>();
    for (String name : stubs.typeNames(release)) {
      if (!name.contains("$")
          && stubs.isExported(name, release)
          && Modifier.isPublic(stubs.type(name, release).whole().modifiers())) {
        reach(name, release, reached);
      }
    }
    return reached;
  }

  private void reach(String name, int release, Set<String> reached) {
    if (!stubs.has(name, release) || !reached.add(name)) {
      return;
    }
    TypeShape type = stubs.type(name, release).whole();
    header(type).supertypes().forEach(s -> reach(s.name(), release, reached));
    for (String member : type.members()) {
      String memberName = name + "$" + member;
      if (stubs.has(memberName, release)
          && isVisible(stubs.type(memberName, release).whole().modifiers())) {
        reach(memberName, release, reached);
      }
    }
  }

  private static boolean isVisible(int modifiers) {
    return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static Header header(TypeShape type) {
    return new Header(
        type.kind(), type.modifiers(), type.typeParameters(), type.superclass(), type.interfaces());
  }

  /** Collects one type. */
  private static final class History {
    private final String name;
    private Availability when = Availability.NEVER;
    private final Map<Header, Availability> headers = new LinkedHashMap<>();
    private final Map<String, Availability> members = new LinkedHashMap<>();
    private final Map<FieldShape, Availability> fields = new LinkedHashMap<>();
    private final Map<MethodShape, Availability> methods = new LinkedHashMap<>();

    History(String name) {
      this.name = name;
    }

    void add(CtSym.Type type, int release, Set<String> known) {
      TypeShape whole = type.whole();
      TypeShape permanent = type.permanent();
      Availability here = availability(release, permanent != null);
      when = when.or(here);
      headers.merge(header(whole), here, Availability::or);
      whole.members().stream()
          .filter(member -> known.contains(name + "$" + member))
          .forEach(member -> members.merge(member, here, Availability::or));
      List<FieldShape> stayingFields = permanent == null ? List.of() : permanent.fields();
      addVisible(fields, whole.fields(), FieldShape::modifiers, stayingFields, release);
      List<MethodShape> stayingMethods = permanent == null ? List.of() : permanent.methods();
      addVisible(methods, whole.methods(), MethodShape::modifiers, stayingMethods, release);
    }

    private static <T> void addVisible(
        Map<T, Availability> all,
        List<T> declared,
        ToIntFunction<T> modifiers,
        List<T> permanent,
        int release) {
      Set<T> staying = new HashSet<>(permanent);
      for (T member : declared) {
        if (isVisible(modifiers.applyAsInt(member))) {
          Availability here = availability(release, staying.contains(member));
          all.merge(member, here, Availability::or);
        }
      }
    }

    private static Availability availability(int release, boolean permanent) {
      int bit = Releases.bit(release);
      return permanent ? new Availability(bit, 0) : new Availability(0, bit);
    }

    TypeHistory finish() {
      return new TypeHistory(
          name, when, dated(headers), dated(members), dated(fields), dated(methods));
    }

    private static <T> List<Dated<T>> dated(Map<T, Availability> values) {
      return values.entrySet().stream().map(e -> new Dated<>(e.getKey(), e.getValue())).toList();
    }
  }
}
