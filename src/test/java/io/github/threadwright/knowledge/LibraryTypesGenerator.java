package io.github.threadwright.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the data file of {@link LibraryTypesTest} from the jars below some folders: which types
 * and methods of those that the catalogue names there are, and in which artifact. What no jar has
 * is left out, and so fails the test.
 */
public final class LibraryTypesGenerator {
  private final Map<String, Path> homes = new HashMap<>();

  private LibraryTypesGenerator() {}

  /** Arguments: the file to write, then the folders with jars. */
  public static void main(String[] args) throws IOException {
    LibraryTypesGenerator generator = new LibraryTypesGenerator();
    for (String folder : List.of(args).subList(1, args.length)) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          generator.addNames(jar);
        }
      }
    }
    Files.write(Path.of(args[0]), generator.lines());
  }

  private void addNames(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
          .forEach(name -> homes.put(name.substring(0, name.length() - 6), jar));
    }
  }

  private List<String> lines() throws IOException {
    SortedMap<String, Set<String>> wanted = new TreeMap<>();
    LibraryTypesTest.subjects()
        .forEach(
            subject -> {
              Set<String> methods = wanted.computeIfAbsent(subject.name(), n -> new TreeSet<>());
              if (subject.method() != null) {
                methods.add(subject.method().method());
              }
            });
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Set<String>> each : wanted.entrySet()) {
      Path home = homes.get(each.getKey().replace('.', '/'));
      if (home != null) {
        Set<String> methods = new TreeSet<>(each.getValue());
        methods.retainAll(methods(each.getKey().replace('.', '/')));
        String artifact = home.getFileName().toString().replaceFirst("\\.jar$", "");
        lines.add((each.getKey() + " " + artifact + " " + String.join(",", methods)).strip());
      }
    }
    return lines;
  }

  private Set<String> methods(String type) throws IOException {
    Set<String> methods = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      String next = open.remove();
      Path home = homes.get(next);
      if (home == null || !seen.add(next)) {
        continue;
      }
      try (ZipFile zip = new ZipFile(home.toFile());
          InputStream in = zip.getInputStream(zip.getEntry(next + ".class"))) {
        ClassReader reader = new ClassReader(in);
        reader.accept(names(methods), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        if (reader.getSuperName() != null) {
          open.add(reader.getSuperName());
        }
        open.addAll(List.of(reader.getInterfaces()));
      }
    }
    return methods;
  }

  private static ClassVisitor names(Set<String> methods) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String name, String descriptor, String signature, String[] exceptions) {
        methods.add(name);
        return null;
      }
    };
  }
}
