package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.TypeDecl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes have the names that the compiler gives their files. */
class BinaryNamesTest {
  private static final String CODE =
      """
      package p;
      import java.util.function.Supplier;
      class A {
        Object a = new Object() { Object b = new Object() {}; };
        static { class L { Object c = new Object() {}; } new L(); }
        A(Object o) {}
        A() { this(new Object() {}); }
        void l() { { class L { class M {} } } { class L {} } }
        void m() {
          Supplier<Object> s = () -> new Object() { class N {} };
          record R(Object o) { static Object p = new Object() {}; }
          interface I { Object q = new Object() {}; }
        }
        class B { void m() { new Object() { void n() { class L {} new Object() {}; } }; class L {} } }
        enum E { X { Object r = new Object() {}; }, Y(new Object() {}) {}, Z; E(Object... o) {} Object t = new Object() {}; }
      }
      interface F { Object u = new Object() {}; }
      """;

  @Test
  void namesAreThoseOfTheCompiler(@TempDir Path folder) throws IOException {
    assertEquals(
        compiled(folder),
        Ir.readWell(CODE)
            .allTypes()
            .map(TypeDecl::binaryName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> compiled(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("A.java"), CODE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(
        0,
        compiler.run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString()));
    try (Stream<Path> files = Files.list(folder.resolve("p"))) {
      Set<String> names =
          files
              .map(f -> "p." + f.getFileName().toString().replace(".class", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(names.size() > 20, names.toString());
      return names;
    }
  }
}
