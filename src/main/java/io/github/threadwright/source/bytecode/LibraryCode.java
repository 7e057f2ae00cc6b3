package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The code of the libraries on a {@link ClassPath}. A class is read when it is first asked for; of
 * those read some thousand are kept. What cannot be read is as good as absent, and among the
 * problems of the class path. Safe for use by many threads, until the class path is closed.
 */
public final class LibraryCode {
  private static final int MOST_KEPT = 4_000;

  private final ClassPath classPath;
  private final Map<String, Optional<Loaded>> kept = new Kept();
  private final Map<Path, Subtypes> subtypes = new ConcurrentHashMap<>();

  private record Loaded(ClassCode code, ClassContainer home) {}

  /** Drops what was not used for longest. */
  private static final class Kept extends LinkedHashMap<String, Optional<Loaded>> {
    private static final long serialVersionUID = 1;

    Kept() {
      super(256, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Optional<Loaded>> eldest) {
      return size() > MOST_KEPT;
    }
  }

  public LibraryCode(ClassPath classPath) {
    this.classPath = Objects.requireNonNull(classPath);
  }

  /** The code of that type, or null when the class path has none that can be read. */
  public @Nullable ClassCode find(String binaryName) {
    Loaded loaded = load(binaryName);
    return loaded == null ? null : loaded.code();
  }

  private @Nullable Loaded load(String binaryName) {
    synchronized (kept) {
      Optional<Loaded> known = kept.get(binaryName);
      if (known != null) {
        return known.orElse(null);
      }
    }
    Loaded loaded = classPath.readFirst(binaryName, (home, file) -> load(binaryName, home, file));
    synchronized (kept) {
      kept.put(binaryName, Optional.ofNullable(loaded));
    }
    return loaded;
  }

  private static @Nullable Loaded load(String binaryName, ClassContainer home, byte[] classFile) {
    ClassCode code = CodeReader.read(classFile);
    return code.name().equals(binaryName) ? new Loaded(code, home) : null;
  }

  /**
   * That type and all that inherit from it, as far as they lie in the same jar or folder as it or
   * as {@code near}: to look for them everywhere would mean to read the whole class path. In an
   * order that depends on the class path only.
   *
   * @param most how many to look for; one more is given when there are more
   */
  public List<String> cone(String type, String near, int most) {
    List<ClassContainer> homes = homes(type, near);
    Set<String> found = new LinkedHashSet<>(List.of(type));
    Deque<String> open = new ArrayDeque<>(found);
    while (!open.isEmpty() && found.size() <= most) {
      String next = open.remove();
      for (ClassContainer home : homes) {
        for (String subtype : subtypes(home).of(next)) {
          if (found.size() <= most && found.add(subtype)) {
            open.add(subtype);
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private List<ClassContainer> homes(String type, String near) {
    Loaded first = load(type);
    Loaded second = load(near);
    if (first == null) {
      return second == null ? List.of() : List.of(second.home());
    }
    boolean same = second == null || second.home().path().equals(first.home().path());
    return same ? List.of(first.home()) : List.of(first.home(), second.home());
  }

  private Subtypes subtypes(ClassContainer home) {
    Subtypes known = subtypes.get(home.path());
    if (known == null) {
      known = Subtypes.of(home, classPath);
      subtypes.put(home.path(), known);
    }
    return known;
  }

  /** The outline that a class file gives of a method: without generics. */
  public static MethodShape shape(MethodCode.Named method) {
    Signatures.OfMethod erased = Signatures.ofMethodDescriptor(method.descriptor());
    return new MethodShape(
        method.name(), 0, List.of(), erased.parameters(), erased.returns(), false);
  }

  /** The erased types of a method's parameters. */
  public static List<TypeRef> parameters(String descriptor) {
    return Signatures.ofMethodDescriptor(descriptor).parameters();
  }
}
