package io.github.threadwright.source.jdk;

import io.github.threadwright.source.bytecode.ClassShapeReader;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The class-file stubs with which {@code javac --release} works.
 *
 * <p>{@code lib/ct.sym} is a zip whose entries are called {@code RELEASES/MODULE/PACKAGE/TYPE.sig}.
 * Each letter of RELEASES is a release as a digit of base 36: {@code 89A} stands for 8, 9 and 10.
 */
final class CtSym implements Closeable {
  /**
   * The module of what was open to all before there were modules ({@code sun.misc.Unsafe}). Release
   * 8 had it, but its stubs leave it out, so those of release 9 stand in.
   */
  private static final String UNSUPPORTED = "jdk.unsupported";

  private static final String INCUBATOR_PREFIX = "jdk.incubator.";

  private final ZipFile zip;
  private final List<Map<String, Stub>> stubsByRelease = new ArrayList<>();
  private final Map<String, Integer> exportMasks = new HashMap<>();

  /** A class file of the zip, with its name taken apart. */
  private record Stub(ZipEntry entry, int mask, String module, String path) {
    static Stub of(ZipEntry entry) {
      String[] parts = entry.getName().split("/", 3);
      int mask =
          parts[0]
              .chars()
              .map(c -> Releases.bit(Character.digit(c, Character.MAX_RADIX)))
              .reduce(0, (a, b) -> a | b);
      String path = parts[2].substring(0, parts[2].length() - ".sig".length());
      return new Stub(entry, mask, parts[1], path);
    }

    boolean isModule() {
      return path.equals("module-info");
    }

    String typeName() {
      return path.replace('/', '.');
    }

    String packagePath() {
      return path.substring(0, path.lastIndexOf('/'));
    }
  }

  /**
   * A type as it is in some releases.
   *
   * @param whole the type with all it declares
   * @param permanent the same without previews; null when the type itself is one
   */
  record Type(TypeShape whole, @Nullable TypeShape permanent) {}

  private final Map<Stub, Type> types = new HashMap<>();

  static CtSym open(Path jdkHome) throws IOException {
    return new CtSym(new ZipFile(jdkHome.resolve("lib").resolve("ct.sym").toFile()));
  }

  /** Vendor, version and build of a JDK. */
  static String build(Path jdkHome) throws IOException {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(jdkHome.resolve("release"))) {
      release.load(in);
    }
    String all =
        release.getProperty("IMPLEMENTOR") + " " + release.getProperty("JAVA_RUNTIME_VERSION");
    return all.replace("\"", "");
  }

  private CtSym(ZipFile zip) throws IOException {
    this.zip = zip;
    for (int release = JdkApi.OLDEST; release <= JdkApi.NEWEST; release++) {
      stubsByRelease.add(new TreeMap<>());
    }
    List<Stub> stubs =
        zip.stream().filter(e -> e.getName().endsWith(".sig")).map(Stub::of).toList();
    for (Stub stub : stubs) {
      if (stub.isModule()) {
        addExports(stub);
      } else {
        addType(stub);
      }
    }
    stubs.stream()
        .filter(s -> s.module().equals(UNSUPPORTED) && (s.mask() & Releases.bit(9)) != 0)
        .filter(s -> !s.isModule())
        .forEach(s -> stubs(8).putIfAbsent(s.typeName(), s));
  }

  private void addType(Stub stub) {
    for (int release = JdkApi.OLDEST; release <= JdkApi.NEWEST; release++) {
      boolean has = (stub.mask() & Releases.bit(release)) != 0;
      if (has && stubs(release).putIfAbsent(stub.typeName(), stub) != null) {
        throw new IllegalStateException(stub.typeName() + " is there twice in " + release);
      }
    }
  }

  private void addExports(Stub moduleInfo) throws IOException {
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
            return new ModuleVisitor(Opcodes.ASM9) {
              @Override
              public void visitExport(String path, int access, String @Nullable ... modules) {
                if (modules == null || modules.length == 0) {
                  exportMasks.merge(name + "/" + path, moduleInfo.mask(), (a, b) -> a | b);
                }
              }
            };
          }
        };
    new ClassReader(bytes(moduleInfo)).accept(visitor, 0);
  }

  private Map<String, Stub> stubs(int release) {
    return stubsByRelease.get(release - JdkApi.OLDEST);
  }

  /** All there is for a release, exported or not, sorted. */
  List<String> typeNames(int release) {
    return List.copyOf(stubs(release).keySet());
  }

  boolean has(String typeName, int release) {
    return stubs(release).containsKey(typeName);
  }

  /** Whether code outside the JDK may use public types of the package that the type is in. */
  boolean isExported(String typeName, int release) {
    Stub stub = stub(typeName, release);
    String inModule = stub.module() + "/" + stub.packagePath();
    // The stubs of release 8, which had no modules, hold nothing but the supported packages.
    return release == 8 || (exportMasks.getOrDefault(inModule, 0) & Releases.bit(release)) != 0;
  }

  Type type(String typeName, int release) {
    Stub stub = stub(typeName, release);
    Type known = types.get(stub);
    if (known == null) {
      known = read(stub, release);
      types.put(stub, known);
    }
    return known;
  }

  private Stub stub(String typeName, int release) {
    Stub stub = stubs(release).get(typeName);
    if (stub == null) {
      throw new IllegalArgumentException("no " + typeName + " in " + release);
    }
    return stub;
  }

  private Type read(Stub stub, int release) {
    byte[] classFile = bytes(stub);
    ClassShapeReader reader =
        new ClassShapeReader(
            Origin.JDK, outer -> has(outer, release) ? type(outer, release).whole() : null);
    TypeShape whole = reader.read(classFile);
    boolean isPreview =
        stub.module().startsWith(INCUBATOR_PREFIX)
            || PreviewFilter.isPreview(classFile)
            || isInPreview(whole.name(), release);
    if (isPreview) {
      return new Type(whole, null);
    }
    byte[] permanent = PreviewFilter.withoutPreviews(classFile);
    return new Type(whole, permanent == classFile ? whole : reader.read(permanent));
  }

  private boolean isInPreview(String typeName, int release) {
    int dollar = typeName.lastIndexOf('$');
    String outer = dollar < 0 ? typeName : typeName.substring(0, dollar);
    return dollar > 0 && has(outer, release) && type(outer, release).permanent() == null;
  }

  private byte[] bytes(Stub stub) {
    try (InputStream in = zip.getInputStream(stub.entry())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
