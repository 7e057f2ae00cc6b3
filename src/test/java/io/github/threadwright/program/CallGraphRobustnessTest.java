package io.github.threadwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs that do not compile, are deep or are large, and the order of work. */
class CallGraphRobustnessTest {

  @Test
  void inheritanceInACircleEnds() {
    GraphOf graph =
        GraphOf.files(
            "class A extends B { void m() { n(); } } class B extends C { }"
                + " class C extends A { void n() {} } class Self extends Self { void x() { y(); } }"
                + " interface I extends J { } interface J extends I { void go(); }"
                + " class U { void m(I i, A a) { i.go(); a.m(); } Object o = new A(); }");
    assertEquals("A#m()", graph.call("U#m(I,A)", "m"));
    assertEquals("C#n()", graph.call("A#m()", "n"));
    assertEquals("unknown: no code of it is here", graph.call("U#m(I,A)", "go"));
  }

  @Test
  void missingClassesAreNamedOrUnknown() {
    GraphOf graph =
        GraphOf.files(
            "import lib.Gone; import lib.Log; class A extends Gone { void m(Log log) { inherited();"
                + " log.info(); what.is(); Log.of().go(); new Gone(); } } class B implements Log {"
                + " public void info() {} Log make() { return new B(); } }");
    assertEquals(
        List.of(
            "inherited -> unknown: a supertype is declared in code that is not here",
            "info -> B#info() library",
            "is -> unknown: the type of the receiver could not be found out",
            "go -> unknown: the type of the receiver could not be found out",
            "new -> library"),
        graph.all("A#m(Log)").stream().filter(c -> !c.startsWith("of")).toList());
  }

  @Test
  void ofTwoClassesOfOneNameTheModulesOwnIsCalled() {
    Map<String, String> files = new TreeMap<>();
    files.put("a/P.java", "class P { static void f() { a(); } static void a() {} }");
    files.put("a/U.java", "class U { void m() { P.f(); } }");
    files.put("b/P.java", "class P { static void f() { b(); } static void b() {} }");
    files.put("b/V.java", "class V { void m() { P.f(); } }");
    GraphOf graph = GraphOf.of(GraphOf.program(files), CallGraphRobustnessTest::sequential);
    assertEquals("a/P.java", calleeFile(graph, "U#m()"));
    assertEquals("b/P.java", calleeFile(graph, "V#m()"));
  }

  private static String calleeFile(GraphOf graph, String symbol) {
    int callee = graph.graph().callees(graph.unit(symbol).id()).findFirst().orElseThrow();
    return graph.graph().unit(callee).file().source().path();
  }

  @Test
  void twoClassesOfOneNameInOneFileBothKeepTheirCode() {
    GraphOf graph =
        GraphOf.files(
            "class A { int x = f(); int f() { return 1; } } class A { void g() { h(); } }");
    assertEquals(1, graph.all("A#x").size());
    assertEquals(1, graph.all("A#g()").size());
  }

  @Test
  void aLongChainOfCallsNeedsNoStack() {
    int length = 1_000_000;
    int[] firstEdge = IntStream.rangeClosed(0, length).map(i -> Math.min(i, length - 1)).toArray();
    int[] targets = IntStream.range(1, length).toArray();
    Components components = Components.of(firstEdge, targets);
    assertEquals(length, components.count());
    assertEquals(0, components.componentOf(length - 1));
  }

  @Test
  void theNumberOfThreadsDoesNotShow() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      int next = (i + 1) % 40;
      files.put(
          "m/C" + i + ".java",
          "interface I"
              + i
              + " { void go(I"
              + next
              + " i); }"
              + " class C"
              + i
              + " implements I"
              + i
              + ", Runnable { static Object s = new C"
              + next
              + "(); public void go(I"
              + next
              + " i) { i.go(null); run(); }"
              + " public void run() { Runnable r = () -> go(null); other(r); }"
              + " void other(Runnable r) { r.run(); C"
              + next
              + ".s.toString(); } }");
    }
    Program program = GraphOf.program(files);
    String one = GraphOf.of(program, CallGraphRobustnessTest::sequential).text();
    for (int round = 0; round < 5; round++) {
      String many =
          GraphOf.of(program, (count, work) -> IntStream.range(0, count).parallel().forEach(work))
              .text();
      assertEquals(one, many);
    }
    assertEquals(
        one, GraphOf.of(GraphOf.program(files), CallGraphRobustnessTest::backwards).text());
  }

  private static void sequential(int count, IntConsumer work) {
    for (int i = 0; i < count; i++) {
      work.accept(i);
    }
  }

  private static void backwards(int count, IntConsumer work) {
    for (int i = count - 1; i >= 0; i--) {
      work.accept(i);
    }
  }
}
