package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Proves that what a pattern names is in one of the libraries that the catalogue speaks of. */
final class LibraryNames {
  private final LibraryStubs stubs;
  private final List<TypeSource> sources;

  LibraryNames(LibraryStubs stubs) {
    this.stubs = stubs;
    this.sources = List.of(stubs, JdkApi.load().at(JdkApi.NEWEST));
  }

  /** What is wrong with the name, or null when it is right. */
  @Nullable KnowledgeProblem check(MethodPattern pattern, String file, int line) {
    if (stubs.find(pattern.type()) == null) {
      return new KnowledgeProblem(
          file,
          line,
          "no type of the libraries is called " + pattern.type(),
          NearestWord.cure(pattern.type(), stubs.typeNames())
              + ", or run LibraryStubsGenerator when it is new");
    }
    Set<String> overloads = new TreeSet<>();
    for (TypeShape type : withSupertypes(pattern)) {
      for (MethodShape method : type.methods()) {
        if (method.name().equals(pattern.method())) {
          overloads.add(method.signature());
          if (pattern.fits(method, pattern.type())) {
            return null;
          }
        }
      }
    }
    return new KnowledgeProblem(
        file,
        line,
        "no library has " + pattern,
        "overloads of it are " + overloads + "; run LibraryStubsGenerator when it is new");
  }

  private List<TypeShape> withSupertypes(MethodPattern pattern) {
    List<TypeShape> found = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(pattern.type()));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String name = open.remove();
      TypeShape type =
          sources.stream()
              .map(source -> source.find(name))
              .filter(shape -> shape != null)
              .findFirst()
              .orElse(null);
      if (type == null) {
        continue;
      }
      found.add(type);
      if (!pattern.isConstructor()) {
        TypeRef.ClassRef superclass = type.superclass();
        if (superclass != null && seen.add(superclass.name())) {
          open.add(superclass.name());
        }
        type.interfaces().stream().map(TypeRef.ClassRef::name).filter(seen::add).forEach(open::add);
      }
    }
    return found;
  }
}
