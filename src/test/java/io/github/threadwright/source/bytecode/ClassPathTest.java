package io.github.threadwright.source.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.bytecode.ClassPath.Problem;
import io.github.threadwright.source.types.TypeShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir private Path temp;
  private Path classes;
  private Path jar;

  @BeforeEach
  void compile() throws IOException {
    classes = Files.createDirectory(temp.resolve("classes"));
    JavaSources.compile(
        classes,
        Map.of(
            "a/b/One.java", "package a.b; public class One { public static class Two {} }",
            "Bare.java", "public class Bare {}"));
    jar = temp.resolve("lib.jar");
    JavaSources.pack(classes, jar, "");
  }

  @Test
  void findsTypesInJarsAndFolders() throws IOException {
    for (Path entry : List.of(classes, jar)) {
      try (ClassPath types = ClassPath.open(List.of(entry))) {
        assertEquals(List.of("Two"), find(types, "a.b.One").members());
        assertTrue(find(types, "a.b.One$Two").isStatic());
        assertNotNull(find(types, "Bare"));
        assertNull(types.find("a.b.One.Two"));
        assertNull(types.find("a.b.Three"));
        assertNull(types.find("a.One"));
        assertNull(types.find("a.b.one"));
        assertNull(types.find("../classes/Bare"));
        assertNull(types.find(""));
        assertEquals(List.of(), types.problems());
      }
    }
  }

  @Test
  void knowsPackagesThatHoldTypes() throws IOException {
    for (Path entry : List.of(classes, jar)) {
      try (ClassPath types = ClassPath.open(List.of(entry))) {
        assertTrue(types.hasPackage("a.b"));
        assertTrue(types.hasPackage(""));
        assertFalse(types.hasPackage("a"));
        assertFalse(types.hasPackage("a.b.One"));
        assertFalse(types.hasPackage("c"));
        assertFalse(types.hasPackage("a/b"));
      }
    }
  }

  @Test
  void readsAClassOnce() throws IOException {
    try (ClassPath types = ClassPath.open(List.of(jar))) {
      assertSame(types.find("a.b.One"), types.find("a.b.One"));
    }
  }

  @Test
  void theFirstEntryWins() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    JavaSources.compile(
        other,
        Map.of(
            "a/b/One.java", "package a.b; public final class One {}",
            "a/b/Only.java", "package a.b; public class Only {}"));
    try (ClassPath types = ClassPath.open(List.of(other, jar))) {
      assertEquals(List.of(), find(types, "a.b.One").members());
      assertNotNull(types.find("a.b.Only"));
    }
    try (ClassPath types = ClassPath.open(List.of(jar, other))) {
      assertEquals(List.of("Two"), find(types, "a.b.One").members());
      assertNotNull(types.find("a.b.Only"));
    }
  }

  @Test
  void versionedEntriesOfAJarDoNotCount() throws IOException {
    Path versioned = temp.resolve("versioned.jar");
    JavaSources.pack(classes, versioned, "META-INF/versions/11/");
    try (ClassPath types = ClassPath.open(List.of(versioned))) {
      assertNull(types.find("a.b.One"));
      assertFalse(types.hasPackage("a.b"));
      assertFalse(types.hasPackage("META-INF.versions.11.a.b"));
    }
  }

  @Test
  void entriesThatCannotBeReadCostNothingElse() throws IOException {
    Path missing = temp.resolve("missing.jar");
    Path text = Files.writeString(temp.resolve("text.jar"), "no zip at all");
    Path empty = Files.createFile(temp.resolve("empty.jar"));
    try (ClassPath types = ClassPath.open(List.of(missing, text, empty, jar))) {
      assertNotNull(types.find("a.b.One"));
      assertEquals(
          List.of(missing, text, empty), types.problems().stream().map(Problem::path).toList());
      assertTrue(types.problems().get(0).message().contains("no such jar or folder"));
      assertTrue(types.problems().get(1).message().contains("cannot be read"));
    }
  }

  @Test
  void classesThatCannotBeReadAreAbsentAndReported() throws IOException {
    Path broken = temp.resolve("broken.jar");
    try (OutputStream file = Files.newOutputStream(broken);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : List.of("a/b/One.class", "a/b/Other.class")) {
        out.putNextEntry(new ZipEntry(name));
        out.write("no class file, but long enough to look like one".getBytes("US-ASCII"));
      }
    }
    try (ClassPath types = ClassPath.open(List.of(broken, classes))) {
      assertNotNull(types.find("a.b.One"), "the next entry holds a good one");
      assertEquals(1, types.problems().size());
      assertTrue(types.problems().get(0).message().startsWith("class a.b.One cannot be read"));
      assertNull(types.find("a.b.Other"));
      assertEquals(List.of(broken), types.problems().stream().map(Problem::path).toList());
      assertTrue(types.problems().get(0).message().startsWith("class a.b.One (and 1 more)"));
    }
  }

  @Test
  void foreignClassesUnderAnotherNameDoNotCount() throws IOException {
    Files.copy(classes.resolve("Bare.class"), classes.resolve("Renamed.class"));
    try (ClassPath types = ClassPath.open(List.of(classes))) {
      assertNull(types.find("Renamed"));
    }
  }

  @Test
  void manyThreadsMayAsk() throws Exception {
    Map<String, String> sources =
        IntStream.range(0, 100)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "p/C" + i + ".java",
                    i ->
                        "package p; class C" + i + "<T extends Number> { class In { T value; } }"));
    JavaSources.compile(classes, sources);
    JavaSources.pack(classes, jar, "");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (ClassPath types = ClassPath.open(List.of(jar))) {
      Callable<List<TypeShape>> all =
          () -> IntStream.range(0, 100).mapToObj(i -> find(types, "p.C" + i + "$In")).toList();
      List<Future<List<TypeShape>>> results = pool.invokeAll(List.of(all, all, all, all));
      for (Future<List<TypeShape>> result : results) {
        assertEquals(results.get(0).get(), result.get());
      }
      assertEquals(List.of(), types.problems());
    } finally {
      pool.shutdownNow();
    }
  }

  private static TypeShape find(ClassPath types, String name) {
    TypeShape type = types.find(name);
    assertNotNull(type, name);
    return type;
  }
}
