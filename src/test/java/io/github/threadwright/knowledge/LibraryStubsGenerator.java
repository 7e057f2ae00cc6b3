package io.github.threadwright.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the data file of {@link LibraryStubs} from the artifacts of {@code library-artifacts.txt},
 * which lie in a Maven repository folder ({@code mvn dependency:get -Dartifact=GROUP:ID:VERSION
 * -Dtransitive=false} puts one there):
 *
 * <pre>
 * mvn -q test-compile org.codehaus.mojo:exec-maven-plugin:3.5.0:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.threadwright.knowledge.LibraryStubsGenerator \
 *   -Dexec.args="REPOSITORY src/test/resources/io/github/threadwright/knowledge/library-stubs.bin"
 * </pre>
 *
 * <p>It fails, with the nearest names, when an artifact has not what the catalogue names. The same
 * artifacts give the same content; the compressed bytes may differ from one zlib to another.
 */
public final class LibraryStubsGenerator {
  private static final String ARTIFACTS = "library-artifacts.txt";

  private final Map<String, Path> homes = new HashMap<>();
  private final SortedMap<String, byte[]> stubs = new TreeMap<>();

  private LibraryStubsGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected: REPOSITORY OUTPUT_FILE");
    }
    List<Path> missing = artifacts(Path.of(args[0])).stream().filter(j -> !isThere(j)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not in the repository: " + missing);
    }
    SortedMap<String, byte[]> stubs = stubs(artifacts(Path.of(args[0])), patterns());
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      LibraryStubs.write(stubs, out);
    }
  }

  private static boolean isThere(Path jar) {
    return Files.isRegularFile(jar);
  }

  /** What the shipped catalogue says of others than the JDK. */
  static List<MethodPattern> patterns() {
    return Catalogue.load().entries().stream()
        .filter(api -> api.file().contains("/lib-"))
        .map(Api::pattern)
        .distinct()
        .toList();
  }

  /** The jars of the list in a repository, there or not. */
  static List<Path> artifacts(Path repository) throws IOException {
    try (InputStream in = LibraryStubsGenerator.class.getResourceAsStream(ARTIFACTS)) {
      if (in == null) {
        throw new IllegalStateException(ARTIFACTS + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> jar(repository, line.strip().split(":")))
          .toList();
    }
  }

  private static Path jar(Path repository, String[] part) {
    String classifier = part.length > 3 ? "-" + part[3] : "";
    return repository
        .resolve(part[0].replace('.', '/'))
        .resolve(part[1])
        .resolve(part[2])
        .resolve(part[1] + "-" + part[2] + classifier + ".jar");
  }

  /** The stubs by binary name. */
  static SortedMap<String, byte[]> stubs(List<Path> jars, List<MethodPattern> patterns)
      throws IOException {
    LibraryStubsGenerator generator = new LibraryStubsGenerator();
    for (Path jar : jars) {
      generator.addNames(jar);
    }
    Map<Path, ZipFile> open = new HashMap<>();
    try {
      generator.addAll(patterns, open);
    } finally {
      for (ZipFile zip : open.values()) {
        zip.close();
      }
    }
    return generator.stubs;
  }

  private void addNames(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .forEach(name -> homes.putIfAbsent(name.substring(0, name.length() - 6), jar));
    }
  }

  private void addAll(List<MethodPattern> patterns, Map<Path, ZipFile> open) {
    Map<String, Set<String>> methods = new TreeMap<>();
    for (MethodPattern pattern : patterns) {
      String type = pattern.type().replace('.', '/');
      if (!homes.containsKey(type)) {
        throw new IllegalStateException("no artifact has the type " + pattern.type());
      }
      for (String each : withSupertypes(type, open)) {
        methods.computeIfAbsent(each, key -> new TreeSet<>()).add(pattern.method());
      }
    }
    Set<String> parameters = new TreeSet<>();
    methods.forEach((type, names) -> addStub(type, names, parameters, open));
    for (String parameter : parameters) {
      for (String each : withSupertypes(parameter, open)) {
        if (!methods.containsKey(each)) {
          addStub(each, Set.of(), new TreeSet<>(), open);
        }
      }
    }
    for (String stub : List.copyOf(stubs.keySet())) {
      for (int end = stub.lastIndexOf('$'); end > 0; end = stub.lastIndexOf('$', end - 1)) {
        String around = stub.substring(0, end);
        if (!stubs.containsKey(around)) {
          addStub(around.replace('.', '/'), Set.of(), new TreeSet<>(), open);
        }
      }
    }
    requireAll(patterns);
  }

  private Set<String> withSupertypes(String type, Map<Path, ZipFile> open) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> todo = new ArrayDeque<>(List.of(type));
    while (!todo.isEmpty()) {
      String next = todo.remove();
      if (homes.containsKey(next) && found.add(next)) {
        ClassReader reader = new ClassReader(classFile(next, open));
        if (reader.getSuperName() != null) {
          todo.add(reader.getSuperName());
        }
        todo.addAll(List.of(reader.getInterfaces()));
      }
    }
    return found;
  }

  private void addStub(
      String type, Set<String> methods, Set<String> parameters, Map<Path, ZipFile> open) {
    if (homes.containsKey(type)) {
      Stub stub = new Stub(methods, parameters);
      int skipped = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
      new ClassReader(classFile(type, open)).accept(stub, skipped);
      stubs.put(type.replace('/', '.'), stub.writer.toByteArray());
    }
  }

  private byte[] classFile(String type, Map<Path, ZipFile> open) {
    Path jar = homes.get(type);
    try {
      ZipFile zip = open.get(jar);
      if (zip == null) {
        zip = new ZipFile(jar.toFile());
        open.put(jar, zip);
      }
      try (InputStream in = zip.getInputStream(zip.getEntry(type + ".class"))) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireAll(List<MethodPattern> patterns) {
    LibraryNames names = new LibraryNames(new LibraryStubs(stubs));
    String problems =
        patterns.stream()
            .map(pattern -> names.check(pattern, pattern.toString(), 0))
            .filter(problem -> problem != null)
            .map(KnowledgeProblem::text)
            .collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems);
    }
  }

  /** Copies of a class file what tells its outline and the methods of some names. */
  private static final class Stub extends ClassVisitor {
    private static final int SEEN = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private static final int MADE = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;

    private final ClassWriter writer;
    private final Set<String> methods;
    private final Set<String> parameters;
    private final Set<String> members = new HashSet<>();
    private String name = "";

    Stub(Set<String> methods, Set<String> parameters) {
      super(Opcodes.ASM9);
      this.writer = new ClassWriter(0);
      this.methods = methods;
      this.parameters = parameters;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      this.name = name;
      writer.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitInnerClass(
        String name, @Nullable String outerName, @Nullable String innerName, int access) {
      boolean own = name.equals(this.name) || this.name.equals(outerName);
      if (own && (access & SEEN) != 0 && members.add(name)) {
        writer.visitInnerClass(name, outerName, innerName, access);
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (methods.contains(name) && (access & SEEN) != 0 && (access & MADE) == 0) {
        writer.visitMethod(access, name, descriptor, signature, null);
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
          Type element = parameter.getSort() == Type.ARRAY ? parameter.getElementType() : parameter;
          if (element.getSort() == Type.OBJECT) {
            parameters.add(element.getInternalName());
          }
        }
      }
      return null;
    }
  }
}
