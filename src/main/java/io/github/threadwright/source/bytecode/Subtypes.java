package io.github.threadwright.source.bytecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/** Who inherits directly from whom among the types of one container, whatever they inherit from. */
final class Subtypes {
  private final Map<String, List<String>> byParent;

  private Subtypes(Map<String, List<String>> byParent) {
    this.byParent = byParent;
  }

  /** Reads the head of every class; one that is broken is none. */
  static Subtypes of(ClassContainer container, ClassPath classPath) {
    Map<String, List<String>> byParent = new HashMap<>();
    for (String type : names(container)) {
      try {
        byte[] classFile = container.read(type);
        if (classFile != null) {
          ClassShapeReader.guarded(() -> add(byParent, new ClassReader(classFile)));
        }
      } catch (IOException | IllegalArgumentException e) {
        classPath.broken(container, type, String.valueOf(e.getMessage()));
      }
    }
    return new Subtypes(byParent);
  }

  /** In order, so that the same jar gives the same answers however it was packed. */
  private static Iterable<String> names(ClassContainer container) {
    try {
      return new TreeSet<>(container.types());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean add(Map<String, List<String>> byParent, ClassReader head) {
    String name = ClassFileWords.binaryName(head.getClassName());
    if (head.getSuperName() != null && !head.getSuperName().equals("java/lang/Object")) {
      add(byParent, head.getSuperName(), name);
    }
    for (String parent : head.getInterfaces()) {
      add(byParent, parent, name);
    }
    return true;
  }

  private static void add(Map<String, List<String>> byParent, String parent, String name) {
    byParent.computeIfAbsent(ClassFileWords.binaryName(parent), p -> new ArrayList<>(2)).add(name);
  }

  List<String> of(String parent) {
    return byParent.getOrDefault(parent, List.of());
  }
}
