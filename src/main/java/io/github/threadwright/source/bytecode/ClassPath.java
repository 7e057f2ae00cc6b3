package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.Origin;
import io.github.threadwright.source.types.TypeSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The types of jars and class folders. The first entry that holds a class wins, as for the JVM.
 *
 * <p>Nothing is loaded or run: a class is read when it is first asked for, and kept. Of a
 * multi-release jar only the base classes count. An entry or class that cannot be read is as good
 * as absent and is listed by {@link #problems()}.
 *
 * <p>Jars stay open until {@link #close()}, after which {@link #find} must not be called.
 */
public final class ClassPath implements TypeSource, Closeable {
  private final List<ClassContainer> containers;
  private final List<Problem> entryProblems;
  private final Map<String, List<ClassContainer>> packages = new ConcurrentHashMap<>();
  private final Map<String, Optional<TypeShape>> types = new ConcurrentHashMap<>();
  private final Map<Path, NavigableMap<String, String>> brokenClasses = new ConcurrentHashMap<>();
  private final ClassShapeReader reader = new ClassShapeReader(Origin.CLASS_PATH, this::find);

  /**
   * Something of the class path that could not be read.
   *
   * @param path the jar or folder
   * @param message what is wrong, in one sentence, and what can be done about it
   */
  public record Problem(Path path, String message) {
    public Problem {
      Objects.requireNonNull(path);
      Objects.requireNonNull(message);
    }
  }

  private ClassPath(List<ClassContainer> containers, List<Problem> entryProblems) {
    this.containers = List.copyOf(containers);
    this.entryProblems = List.copyOf(entryProblems);
  }

  /** Opens jars and folders in the order in which they are searched. */
  public static ClassPath open(List<Path> entries) {
    List<ClassContainer> containers = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path entry : new LinkedHashSet<>(entries)) {
      try {
        containers.add(open(entry));
      } catch (IOException e) {
        problems.add(new Problem(entry, String.valueOf(e.getMessage())));
      }
    }
    return new ClassPath(containers, problems);
  }

  /** Whether there is nothing on it that could be read. */
  public boolean isEmpty() {
    return containers.isEmpty();
  }

  private static ClassContainer open(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      return new ClassFolder(entry);
    }
    if (Files.isRegularFile(entry)) {
      return Jar.open(entry);
    }
    throw new IOException(
        "there is no such jar or folder on the class path; build it first or correct the path");
  }

  @Override
  public @Nullable TypeShape find(String binaryName) {
    Optional<TypeShape> known = types.get(binaryName);
    if (known != null) {
      return known.orElse(null);
    }
    List<ClassContainer> holders = holders(packageOf(binaryName));
    if (holders.isEmpty()) {
      return null;
    }
    // Not computeIfAbsent: reading a member type asks for the type around it.
    Optional<TypeShape> read = Optional.ofNullable(read(binaryName, holders));
    Optional<TypeShape> raced = types.putIfAbsent(binaryName, read);
    return (raced == null ? read : raced).orElse(null);
  }

  @Override
  public boolean hasPackage(String packageName) {
    return !holders(packageName).isEmpty();
  }

  /** What could not be read so far, one problem for each entry, in the order of the class path. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(entryProblems);
    for (ClassContainer container : containers) {
      NavigableMap<String, String> broken = brokenClasses.get(container.path());
      if (broken != null) {
        problems.add(new Problem(container.path(), describe(broken)));
      }
    }
    return problems;
  }

  private static String describe(NavigableMap<String, String> reasonByClass) {
    Map.Entry<String, String> first = reasonByClass.firstEntry();
    int others = reasonByClass.size() - 1;
    return "class %s%s cannot be read: %s; calls of its members stay unresolved until it is built anew"
        .formatted(
            first.getKey(), others == 0 ? "" : " (and " + others + " more)", first.getValue());
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (ClassContainer container : containers) {
      try {
        container.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private List<ClassContainer> holders(String packageName) {
    List<ClassContainer> known = packages.get(packageName);
    if (known != null) {
      return known;
    }
    // Looking into folders waits for the disk, which must not happen inside computeIfAbsent.
    List<ClassContainer> found =
        containers.stream().filter(c -> c.hasPackage(packageName)).toList();
    packages.put(packageName, found);
    return found;
  }

  private @Nullable TypeShape read(String binaryName, List<ClassContainer> holders) {
    return readFirst(
        binaryName,
        holders,
        (holder, classFile) -> {
          TypeShape shape = reader.read(classFile);
          // A file system that ignores case answers "Foo" with the class "foo".
          return shape.name().equals(binaryName) ? shape : null;
        });
  }

  /** Turns the class file of a type into something else. */
  @FunctionalInterface
  interface Use<T> {
    /**
     * Null when it is another type's.
     *
     * @throws IllegalArgumentException with the reason when it cannot be read
     */
    @Nullable T of(ClassContainer holder, byte[] classFile);
  }

  /** What the first class file of that name is turned into, or null when none can be read. */
  <T> @Nullable T readFirst(String binaryName, Use<T> use) {
    return readFirst(binaryName, holders(packageOf(binaryName)), use);
  }

  private <T> @Nullable T readFirst(String binaryName, List<ClassContainer> holders, Use<T> use) {
    for (ClassContainer holder : holders) {
      try {
        byte[] classFile = holder.read(binaryName);
        T made = classFile == null ? null : use.of(holder, classFile);
        if (made != null) {
          return made;
        }
      } catch (IOException | IllegalArgumentException e) {
        broken(holder, binaryName, String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  /** Notes that a class cannot be read. */
  void broken(ClassContainer holder, String binaryName, String reason) {
    brokenClasses
        .computeIfAbsent(holder.path(), p -> new ConcurrentSkipListMap<>())
        .put(binaryName, reason);
  }

  private static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }
}
