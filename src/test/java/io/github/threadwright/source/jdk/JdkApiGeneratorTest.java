package io.github.threadwright.source.jdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadwright.source.jdk.TypeHistory.Dated;
import io.github.threadwright.source.jdk.TypeHistory.Header;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import io.github.threadwright.source.types.TypeRef.Wildcard;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class JdkApiGeneratorTest {
  /** Folders that hold JDKs, one folder each. */
  private static final List<String> JVM_FOLDERS =
      List.of(
          "/usr/lib/jvm",
          "/opt",
          "/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk",
          "/Library/Java/JavaVirtualMachines",
          System.getProperty("user.home") + "/.sdkman/candidates/java",
          System.getProperty("user.home") + "/.jdks");

  @Test
  void generatesWhatIsShipped() throws IOException {
    String build = JdkApi.load().build();
    Optional<Path> jdk = jdks().filter(home -> hasBuild(home, build)).findFirst();
    assumeTrue(jdk.isPresent(), "not compared with ct.sym: no JDK here is " + build);
    List<TypeHistory> histories = JdkApiGenerator.histories(jdk.get());
    assertArrayEquals(
        ApiTablesWriter.write(build, histories),
        shipped(),
        "jdk-api.bin is stale: run JdkApiGenerator as its Javadoc says");
    assertEquals(histories, read(shipped()));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    List<TypeHistory> histories = List.of(history("a.B"), history("a.B$C"), history("a.Ba"));
    byte[] written = ApiTablesWriter.write("some build", histories);
    assertEquals(histories, read(written));
    assertArrayEquals(written, ApiTablesWriter.write("some build", histories));
  }

  private static TypeHistory history(String name) {
    Availability whole = new Availability(Releases.between(9, 25).mask(), 0);
    Availability late =
        new Availability(Releases.between(21, 25).mask(), Releases.between(19, 20).mask());
    TypeVar variable = new TypeVar("T", ClassRef.of("x.Unlisted"));
    TypeParameter parameter = new TypeParameter("T", ClassRef.of("x.Unlisted"));
    ClassRef generic = new ClassRef("a.B", List.of(new Wildcard(Direction.SUPER, variable)));
    Header old = new Header(Kind.INTERFACE, 0x601, List.of(parameter), null, List.of(generic));
    Header young = new Header(Kind.CLASS, 1, List.of(), ClassRef.of("a.B"), List.of());
    MethodShape method =
        new MethodShape(
            "many",
            0x401,
            List.of(parameter),
            List.of(Primitive.LONG, new ArrayRef(new ArrayRef(variable))),
            Primitive.VOID,
            true);
    return new TypeHistory(
        name,
        whole,
        List.of(new Dated<>(old, whole), new Dated<>(young, late)),
        List.of(new Dated<>("C", late)),
        List.of(new Dated<>(new FieldShape("f\u00e9", Primitive.DOUBLE, 9), whole)),
        List.of(new Dated<>(method, late), new Dated<>(method, whole)));
  }

  private static byte[] shipped() throws IOException {
    try (InputStream in = JdkApi.class.getResourceAsStream("jdk-api.bin")) {
      assertNotNull(in);
      return new InflaterInputStream(in).readAllBytes();
    }
  }

  private static List<TypeHistory> read(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(compressed)) {
      out.write(content);
    }
    ApiTables tables = ApiTables.read(new ByteArrayInputStream(compressed.toByteArray()));
    return IntStream.range(0, tables.typeCount())
        .mapToObj(type -> TypeHistory.decode(tables, type))
        .toList();
  }

  private static Stream<Path> jdks() throws IOException {
    List<Path> homes = new ArrayList<>();
    for (String folder : JVM_FOLDERS) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> children = Files.list(Path.of(folder))) {
          children.sorted().forEach(child -> homes.addAll(homesIn(child)));
        }
      }
    }
    homes.add(Path.of(System.getProperty("java.home")));
    return homes.stream().filter(home -> Files.isRegularFile(home.resolve("lib/ct.sym")));
  }

  /** On macOS the home is further down; some tool caches put the processor in between. */
  private static List<Path> homesIn(Path folder) {
    return Stream.of("", "Contents/Home", "x64", "arm64").map(folder::resolve).toList();
  }

  private static boolean hasBuild(Path home, String build) {
    try {
      return CtSym.build(home).equals(build);
    } catch (IOException e) {
      return false;
    }
  }
}
