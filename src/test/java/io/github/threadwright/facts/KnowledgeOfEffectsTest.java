package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the tables say of the JDK names something that the JDK has. */
class KnowledgeOfEffectsTest {
  private static final TypeSource JDK = JdkApi.load().at(JdkApi.NEWEST);

  @Test
  void effectsNameMethodsOfTheJdk() throws IOException {
    assertEquals(List.of(), unknownIn("effects.txt"));
  }

  @Test
  void streamsNameTypesOfTheJdk() throws IOException {
    assertEquals(List.of(), unknownIn("streams.txt"));
  }

  private static List<String> unknownIn(String resource) throws IOException {
    List<String> unknown = new ArrayList<>();
    int checked = 0;
    try (InputStream in = EffectTable.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().filter(l -> l.contains(" java.")).toList()) {
        String[] parts = line.substring(line.indexOf(' ') + 1).replace("+", "").split("#");
        TypeShape type = JDK.find(parts[0]);
        Set<String> members = type == null ? Set.of() : members(type, ofObject());
        for (String name : parts.length == 1 ? List.of("") : List.of(parts[1].split(","))) {
          checked++;
          if (type == null
              || !(name.isEmpty() || name.equals("<init>") || members.contains(name))) {
            unknown.add(parts[0] + "#" + name);
          }
        }
      }
    }
    assertTrue(checked > 20);
    return unknown;
  }

  /** Every interface has them, too. */
  private static Set<String> ofObject() {
    return new HashSet<>(Set.of("equals", "hashCode", "toString", "getClass"));
  }

  private static Set<String> members(TypeShape type, Set<String> names) {
    type.methods().stream().map(MethodShape::name).forEach(names::add);
    type.fields().stream().map(TypeShape.FieldShape::name).forEach(names::add);
    List<TypeRef.ClassRef> supertypes = new ArrayList<>(type.interfaces());
    if (type.superclass() != null) {
      supertypes.add(type.superclass());
    }
    for (TypeRef.ClassRef supertype : supertypes) {
      TypeShape shape = JDK.find(supertype.name());
      if (shape != null) {
        members(shape, names);
      }
    }
    return names;
  }
}
