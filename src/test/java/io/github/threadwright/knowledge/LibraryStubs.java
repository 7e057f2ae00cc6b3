package io.github.threadwright.knowledge;

import io.github.threadwright.source.bytecode.ClassShapeReader;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The types that the catalogue's {@code lib-*.txt} files name, with their supertypes, as the real
 * artifacts have them: class files cut down to the methods that the catalogue names. {@link
 * LibraryStubsGenerator} writes them.
 */
public final class LibraryStubs implements TypeSource {
  static final String DATA = "library-stubs.bin";

  private final Map<String, byte[]> classFiles;
  private final Set<String> packages = new HashSet<>();
  private final Map<String, Optional<TypeShape>> types = new ConcurrentHashMap<>();
  private final ClassShapeReader reader =
      new ClassShapeReader(TypeShape.Origin.CLASS_PATH, this::find);

  LibraryStubs(Map<String, byte[]> classFiles) {
    this.classFiles = new HashMap<>(classFiles);
    for (String type : classFiles.keySet()) {
      packages.add(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }
  }

  /** Reads what is committed. */
  public static LibraryStubs load() {
    try (InputStream in = LibraryStubs.class.getResourceAsStream(DATA)) {
      if (in == null) {
        throw new IllegalStateException(DATA + " is missing: run LibraryStubsGenerator");
      }
      return new LibraryStubs(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, byte[]> read(InputStream compressed) throws IOException {
    Map<String, byte[]> classFiles = new HashMap<>();
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new InflaterInputStream(compressed)));
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      classFiles.put(name, in.readNBytes(in.readInt()));
    }
    return classFiles;
  }

  static void write(SortedMap<String, byte[]> classFiles, OutputStream target) throws IOException {
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(target, best))) {
      out.writeInt(classFiles.size());
      for (Map.Entry<String, byte[]> file : classFiles.entrySet()) {
        out.writeUTF(file.getKey());
        out.writeInt(file.getValue().length);
        out.write(file.getValue());
      }
    } finally {
      best.end();
    }
  }

  @Override
  public @Nullable TypeShape find(String binaryName) {
    byte[] classFile = classFiles.get(binaryName);
    if (classFile == null) {
      return null;
    }
    // Not computeIfAbsent: reading a member type asks for the type around it.
    Optional<TypeShape> known = types.get(binaryName);
    if (known == null) {
      known = Optional.of(reader.read(classFile));
      types.put(binaryName, known);
    }
    return known.orElse(null);
  }

  @Override
  public boolean hasPackage(String packageName) {
    return packages.contains(packageName);
  }

  Set<String> typeNames() {
    return Set.copyOf(classFiles.keySet());
  }
}
