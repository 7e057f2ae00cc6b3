package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.SourceFile;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The tree of JavaParser is ten times as big as ours: nothing of it may be reachable from a file.
 */
class NothingOfTheParserIsKeptTest {

  @Test
  void onlyOurRecordsAreReachable() throws IllegalAccessException {
    SourceFile file = Ir.readWell(Syntax.ALL);
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.push(file);
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (!seen.add(next)) {
        continue;
      }
      assertFalse(
          next.getClass().getName().startsWith("com.github"), () -> next.getClass().getName());
      addReferences(next, open);
    }
    assertTrue(seen.size() > 800, () -> "reached only " + seen.size());
  }

  private static void addReferences(Object of, Deque<Object> open) throws IllegalAccessException {
    if (of instanceof Collection<?> all) {
      open.addAll(all);
    } else if (of instanceof Map<?, ?> map) {
      open.addAll(map.keySet());
      open.addAll(map.values());
    } else if (of instanceof Object[] array) {
      Arrays.stream(array).filter(o -> o != null).forEach(open::push);
    } else if (of.getClass().getName().startsWith("io.github.threadwright")
        && !of.getClass().isEnum()) {
      for (Field field : of.getClass().getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          Object value = field.get(of);
          if (value != null) {
            open.push(value);
          }
        }
      }
    } else {
      assertTrue(
          of.getClass().isEnum() || of instanceof String || of instanceof int[],
          () -> of.getClass().getName());
    }
  }
}
