package io.github.threadwright.facts;

import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code that calls a method with arguments of exactly its parameter types.
 *
 * @param type on whose object it is called
 */
record SampleCall(TypeShape type, MethodShape method, int release) {

  /** A call of each overload that a pattern means; none when there is no such method. */
  static List<SampleCall> of(MethodPattern pattern, int release, List<TypeSource> sources) {
    TypeShape type = find(sources, pattern.type());
    if (type == null) {
      return List.of();
    }
    Map<String, SampleCall> calls = new LinkedHashMap<>();
    Deque<TypeShape> open = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      TypeShape next = open.remove();
      for (MethodShape method : next.methods()) {
        if (isMeant(pattern, method)) {
          // A static method of an interface is called on the very interface.
          TypeShape on = method.isStatic() ? next : type;
          calls.putIfAbsent(method.signature(), new SampleCall(on, method, release));
        }
      }
      if (!pattern.isConstructor()) {
        supertypes(next)
            .filter(seen::add)
            .map(name -> find(sources, name))
            .forEach(found -> addIfKnown(open, found));
      }
    }
    return List.copyOf(calls.values());
  }

  private static void addIfKnown(Deque<TypeShape> open, @Nullable TypeShape type) {
    if (type != null) {
      open.add(type);
    }
  }

  private static Stream<String> supertypes(TypeShape type) {
    return Stream.concat(Stream.ofNullable(type.superclass()), type.interfaces().stream())
        .map(TypeRef.ClassRef::name);
  }

  private static @Nullable TypeShape find(List<TypeSource> sources, String name) {
    for (TypeSource source : sources) {
      TypeShape type = source.find(name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  private static boolean isMeant(MethodPattern pattern, MethodShape method) {
    return method.name().equals(pattern.method())
        && (pattern.parameters() == null
            || pattern
                .parameters()
                .equals(method.parameters().stream().map(TypeRef::simpleName).toList()));
  }

  /** A method, or a class with a constructor, of that name. */
  String code(String name) {
    String typeName = source(TypeRef.ClassRef.of(type.name()));
    List<String> parameters = new ArrayList<>();
    boolean isStatic = method.isStatic() || method.isConstructor();
    if (!isStatic) {
      parameters.add(typeName + " on");
    }
    for (int i = 0; i < method.parameters().size(); i++) {
      parameters.add(source(method.parameters().get(i)) + " a" + i);
    }
    String arguments =
        String.join(
            ", ", IntStream.range(0, method.parameters().size()).mapToObj(i -> "a" + i).toList());
    String list = "(" + String.join(", ", parameters) + ") throws Throwable ";
    if (!method.isConstructor()) {
      String on = method.isStatic() ? typeName : "on";
      return "void " + name + list + "{ " + on + "." + method.name() + "(" + arguments + "); }";
    }
    boolean canBeMade =
        !Modifier.isAbstract(type.modifiers()) && Modifier.isPublic(method.modifiers());
    return canBeMade
        ? "void " + name + list + "{ new " + typeName + "(" + arguments + "); }"
        : "class "
            + name
            + " extends "
            + typeName
            + " { "
            + name
            + list
            + "{ super("
            + arguments
            + "); } }";
  }

  /** Without type arguments: they do not count for which method is meant. */
  private static String source(TypeRef type) {
    if (type instanceof TypeRef.ArrayRef array) {
      return source(array.element()) + "[]";
    }
    if (type instanceof TypeRef.TypeVar variable) {
      return source(variable.bound());
    }
    return type instanceof TypeRef.ClassRef named
        ? named.name().replace('$', '.')
        : type.simpleName();
  }
}
