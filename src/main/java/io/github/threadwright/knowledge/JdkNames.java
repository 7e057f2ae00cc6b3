package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proves that what a pattern names is in some release of the JDK, if it means the JDK at all. */
final class JdkNames {
  private final JdkApi jdk;

  JdkNames(JdkApi jdk) {
    this.jdk = jdk;
  }

  /** What is wrong with the name, or null when it is right or means somebody else's code. */
  @Nullable KnowledgeProblem check(MethodPattern pattern, String file, int line) {
    if (!jdk.isType(pattern.type())) {
      return checkType(pattern.type(), file, line);
    }
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> overloads = new TreeSet<>();
    for (int release = JdkApi.NEWEST; release >= JdkApi.OLDEST; release--) {
      if (has(pattern, jdk.at(release), names, overloads)) {
        return null;
      }
    }
    String type = pattern.type() + " has no method ";
    if (overloads.isEmpty()) {
      return new KnowledgeProblem(
          file, line, type + pattern.method(), NearestWord.cure(pattern.method(), names));
    }
    String known = overloads.stream().collect(Collectors.joining(", ", "its overloads are: ", ""));
    return new KnowledgeProblem(
        file, line, type + pattern.toString().substring(pattern.type().length() + 1), known);
  }

  /** The same for a type. */
  @Nullable KnowledgeProblem checkType(String type, String file, int line) {
    return jdk.isType(type) || !isMeantForJdk(type) ? null : noSuchType(type, file, line);
  }

  /** The same for a type, or a static field written {@code pkg.Type#field}. */
  @Nullable KnowledgeProblem checkTypeOrField(String name, String file, int line) {
    int hash = name.indexOf('#');
    if (hash < 0 || !jdk.isType(name.substring(0, hash))) {
      return checkType(hash < 0 ? name : name.substring(0, hash), file, line);
    }
    String type = name.substring(0, hash);
    String field = name.substring(hash + 1);
    SortedSet<String> names = new TreeSet<>();
    for (int release = JdkApi.NEWEST; release >= JdkApi.OLDEST; release--) {
      TypeShape shape = jdk.at(release).find(type);
      if (shape != null) {
        shape.fields().forEach(each -> names.add(each.name()));
      }
    }
    return names.contains(field)
        ? null
        : new KnowledgeProblem(
            file, line, type + " has no field " + field, NearestWord.cure(field, names));
  }

  /**
   * A package that the newest release has is the JDK's; some of {@code javax} belongs to others by
   * now.
   */
  private boolean isMeantForJdk(String type) {
    return type.startsWith("java.")
        || jdk.at(JdkApi.NEWEST).hasPackage(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
  }

  private KnowledgeProblem noSuchType(String type, String file, int line) {
    // A member type written with a dot is the most frequent slip.
    String dotted = type.replace('$', '.');
    String cure =
        jdk.typeNames()
            .filter(name -> name.replace('$', '.').equals(dotted))
            .findFirst()
            .map(name -> "did you mean '" + name + "'?")
            .orElseGet(() -> NearestWord.cure(type, jdk.typeNames().toList()));
    return new KnowledgeProblem(file, line, "no release of the JDK has the type " + type, cure);
  }

  private static boolean has(
      MethodPattern pattern, TypeSource release, Set<String> names, Set<String> overloads) {
    Deque<String> open = new ArrayDeque<>(List.of(pattern.type()));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      TypeShape type = release.find(open.remove());
      if (type == null) {
        continue;
      }
      for (MethodShape method : type.methods()) {
        names.add(method.name());
        if (method.name().equals(pattern.method())) {
          overloads.add(method.signature());
          if (pattern.fits(method, pattern.type())) {
            return true;
          }
        }
      }
      if (!pattern.isConstructor()) {
        supertypes(type).filter(seen::add).forEach(open::add);
      }
    }
    return false;
  }

  private static Stream<String> supertypes(TypeShape type) {
    TypeRef.ClassRef superclass = type.superclass();
    Stream<String> interfaces = type.interfaces().stream().map(TypeRef.ClassRef::name);
    String above = superclass == null ? "java.lang.Object" : superclass.name();
    return Stream.concat(Stream.of(above), interfaces);
  }
}
