package io.github.threadwright.source.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.bytecode.MethodCode.Call;
import io.github.threadwright.source.bytecode.MethodCode.Condition;
import io.github.threadwright.source.bytecode.MethodCode.Dispatch;
import io.github.threadwright.source.bytecode.Origin.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCodeTest {
  @TempDir private Path temp;
  private ClassPath classPath = ClassPath.open(List.of());

  @AfterEach
  void close() throws IOException {
    classPath.close();
  }

  private LibraryCode compile(String... sources) throws IOException {
    Path classes = Files.createDirectories(temp.resolve("classes"));
    Map<String, String> files = new java.util.TreeMap<>();
    for (String source : sources) {
      files.put("p/F" + files.size() + ".java", "package p; " + source);
    }
    JavaSources.compile(classes, files);
    Path jar = temp.resolve("lib.jar");
    JavaSources.pack(classes, jar, "");
    classPath = ClassPath.open(List.of(jar));
    return new LibraryCode(classPath);
  }

  private MethodCode method(String body) throws IOException {
    ClassCode read = compile("class A { " + body + " }").find("p.A");
    return only(read, "m");
  }

  private static MethodCode only(ClassCode type, String name) {
    assertNotNull(type);
    List<MethodCode> found =
        type.methods().values().stream().filter(m -> m.name().equals(name)).toList();
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static Call call(MethodCode method, String name) {
    List<Call> found =
        method.calls().stream().filter(call -> call.method().name().equals(name)).toList();
    assertEquals(1, found.size(), () -> name + " in " + method.calls());
    return found.get(0);
  }

  @Test
  void tellsWhatIsCalledHow() throws IOException {
    MethodCode m =
        method(
            "void m(Runnable r, String s) { r.run(); s.trim(); stat(); priv(); new StringBuilder();"
                + " } static void stat() {} private void priv() {}");
    assertEquals(
        List.of(
            "INTERFACE java.lang.Runnable.run",
            "VIRTUAL java.lang.String.trim",
            "STATIC p.A.stat",
            "VIRTUAL p.A.priv",
            "SPECIAL java.lang.StringBuilder.<init>"),
        m.calls().stream()
            .map(Call::method)
            .map(n -> n.dispatch() + " " + n.owner() + "." + n.name())
            .toList());
    assertEquals(Dispatch.INTERFACE, call(m, "run").method().dispatch());
  }

  @Test
  void knowsWhereReceiversAndArgumentsComeFrom() throws IOException {
    MethodCode m =
        method(
            "Runnable f; static Runnable g; void m(long wide, Runnable r, boolean b) {   one(r);"
                + " two(this); three(new Thread(r)); four(f); five(g); six(b ? r : f); seven(null);"
                + "   Runnable kept = f; while (b) { eight(kept); } } static void one(Object o) {}"
                + " static void two(Object o) {} static void three(Object o) {} static void"
                + " four(Object o) {} static void five(Object o) {} static void six(Object o) {}"
                + " static void seven(Object o) {} static void eight(Object o) {}");
    assertEquals(Origin.parameter(1, "java.lang.Runnable"), call(m, "one").argument(0));
    assertEquals(Origin.THIS, call(m, "two").argument(0));
    Origin created = call(m, "three").argument(0);
    assertEquals(Kind.CREATED, created.kind());
    assertEquals("java.lang.Thread", created.type());
    assertEquals(
        List.of(Origin.parameter(1, "java.lang.Runnable")),
        m.creations().get(created.index()).arguments());
    assertEquals(Kind.FIELD, call(m, "four").argument(0).kind());
    assertEquals(Kind.STATIC_FIELD, call(m, "five").argument(0).kind());
    assertEquals(Kind.UNKNOWN, call(m, "six").argument(0).kind());
    assertEquals(Kind.CONSTANT, call(m, "seven").argument(0).kind());
    assertEquals("p.A#f", call(m, "eight").argument(0).field());
  }

  @Test
  void forgetsWhatIsAssignedAnew() throws IOException {
    MethodCode m =
        method(
            "void m(Object p, int n) { Object v = new Object(); one(p); two(v);"
                + " while (n-- > 0) { three(v); v = new StringBuilder(); p = v; } }"
                + " static void one(Object o) {} static void two(Object o) {}"
                + " static void three(Object o) {}");
    assertEquals(Kind.UNKNOWN, call(m, "one").argument(0).kind());
    assertEquals(Kind.CREATED, call(m, "two").argument(0).kind());
    assertEquals(Kind.UNKNOWN, call(m, "three").argument(0).kind());
  }

  @Test
  void seesThroughTheNullBeforeATry() throws IOException {
    MethodCode m =
        method(
            "void m() { StringBuilder v = null; try { v = new StringBuilder(); one(v); }"
                + " finally { two(v); } }"
                + " static void one(Object o) {} static void two(Object o) {}");
    assertEquals(Kind.CREATED, call(m, "one").argument(0).kind());
  }

  @Test
  void bindsLambdasToTheArgument() throws IOException {
    MethodCode m =
        method(
            "void m(String s) { run(() -> s.trim()); run(this::n); }"
                + " static void run(Runnable r) {} void n() {}");
    List<Origin> given =
        m.calls().stream()
            .filter(c -> c.method().name().equals("run"))
            .map(c -> c.argument(0))
            .toList();
    assertEquals(List.of(Kind.FUNCTION, Kind.FUNCTION), given.stream().map(Origin::kind).toList());
    MethodCode.Function lambda = m.functions().get(given.get(0).index());
    assertTrue(lambda.code().name().startsWith("lambda$m$"));
    assertEquals(List.of(Origin.parameter(0, "java.lang.String")), lambda.captured());
    MethodCode.Function reference = m.functions().get(given.get(1).index());
    assertEquals("n", reference.code().name());
    assertEquals(List.of(Origin.THIS), reference.captured());
  }

  @Test
  void measuresLoopsAndLocks() throws IOException {
    MethodCode m =
        method(
            "int m(int n) { int s = 0; for (int i = 0; i < n; i++) { one();"
                + " for (int j = 0; j < i; j++) { if (j == 3) continue; s += two(); } }"
                + " synchronized (this) { s++; } return s + three(); }"
                + " static void one() {} static int two() { return 1; }"
                + " static int three() { return 1; }");
    assertEquals(2, m.loopDepth());
    assertEquals(1, call(m, "one").loopDepth());
    assertEquals(2, call(m, "two").loopDepth());
    assertEquals(0, call(m, "three").loopDepth());
    assertEquals(1, m.monitors());
    assertFalse(m.isSynchronized());
  }

  @Test
  void tellsWhatRunsOnceOrAfterAFailure() throws IOException {
    MethodCode m =
        method(
            "Object lazy; static boolean ready;"
                + " void m() { if (lazy == null) { lazy = one(); }"
                + "   if (!ready) { two(); ready = true; three(); }"
                + "   try { four(); } catch (RuntimeException e) { five(); } six(); }"
                + " static Object one() { return 1; } static void two() {} static void three() {}"
                + " static void four() {} static void five() {} static void six() {}");
    assertEquals(Condition.ONCE, call(m, "one").when());
    assertEquals(Condition.ONCE, call(m, "two").when());
    assertEquals(Condition.USUAL, call(m, "three").when());
    assertEquals(Condition.USUAL, call(m, "four").when());
    assertEquals(Condition.AFTER_FAILURE, call(m, "five").when());
    assertEquals(Condition.USUAL, call(m, "six").when());
    assertEquals(List.of(), m.writes());
  }

  @Test
  void takesAnEarlyReturnForALazyInitialisation() throws IOException {
    MethodCode m =
        method(
            "static Object lazy; static Object m() { Object v = lazy; if (v != null) { return v; }"
                + " v = one(); lazy = v; return v; } static Object one() { return 1; }");
    assertEquals(Condition.ONCE, call(m, "one").when());
  }

  @Test
  void doesNotTakeWhatIsDoneWhenClosingForLazy() throws IOException {
    MethodCode m =
        method(
            "boolean closed; Object held; void m() { if (!closed) { closed = true; one(); }"
                + " if (held != null) { two(); held = null; } }"
                + " static void one() {} static void two() {}");
    assertEquals(Condition.USUAL, call(m, "one").when());
    assertEquals(Condition.USUAL, call(m, "two").when());
  }

  @Test
  void listsWhatIsWritten() throws IOException {
    MethodCode m =
        method(
            "int own; static int all; int[] cells; void m(A other, int[] given) { own = 1; all = 2;"
                + " other.own = 3; given[0] = 4; cells[1] = 5; new A().own = 6; }");
    assertEquals(
        java.util.Arrays.asList(
            Kind.THIS, null, Kind.PARAMETER, Kind.PARAMETER, Kind.FIELD, Kind.CREATED),
        m.writes().stream().map(w -> w.object() == null ? null : w.object().kind()).toList());
  }

  @Test
  void findsTheConeOfAType() throws IOException {
    LibraryCode code =
        compile("interface I {} class A implements I {} class B extends A {} class C {}");
    assertEquals(List.of("p.I", "p.A", "p.B"), code.cone("p.I", "p.I", 10));
    assertEquals(2, code.cone("p.I", "p.I", 1).size());
    assertEquals(List.of("p.C"), code.cone("p.C", "p.I", 10));
    assertEquals(List.of("q.None"), code.cone("q.None", "q.None", 10));
  }

  @Test
  void listsABrokenClassAsAProblem() throws IOException {
    Path classes = Files.createDirectories(temp.resolve("classes"));
    JavaSources.compile(
        classes,
        Map.of(
            "p/Good.java", "package p; public class Good { void m() { m(); } }",
            "p/Bad.java", "package p; public class Bad extends Good { void m() { super.m(); } }"));
    Path bad = classes.resolve("p/Bad.class");
    byte[] bytes = Files.readAllBytes(bad);
    Files.write(bad, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    classPath = ClassPath.open(List.of(classes));
    LibraryCode code = new LibraryCode(classPath);
    assertNull(code.find("p.Bad"));
    assertNotNull(code.find("p.Good"));
    assertTrue(code.cone("p.Good", "p.Good", 10).contains("p.Good"));
    assertEquals(1, classPath.problems().size());
    assertTrue(classPath.problems().get(0).message().contains("p.Bad"));
  }
}
