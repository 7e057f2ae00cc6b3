package io.github.threadwright.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way in which code may run other code. */
class CallGraphTest {

  private static final String SHAPES =
      "interface Shape { double area(); default String title() { return describe(); }"
          + " default String describe() { return \"\"; } }"
          + " class Square implements Shape { public double area() { return 1; } }"
          + " class Circle implements Shape { public double area() { return 3; }"
          + "   public String describe() { return \"o\"; } }"
          + " class Never implements Shape { public double area() { return 0; } }"
          + " class Maker { Shape s = new Square(); Shape c = new Circle(); }";

  @Test
  void staticAndPrivateCallsGoToOneMethod() {
    GraphOf graph =
        GraphOf.files(
            "class A { void m() { s(); p(); Math.max(1, 2); } static void s() {}"
                + " private void p() {} } class B extends A { void p() {} B() {} }");
    assertEquals(List.of("s -> A#s()", "p -> A#p()", "max -> library"), graph.all("A#m()"));
  }

  @Test
  void interfaceCallsGoToTheClassesThatAreMade() {
    GraphOf graph =
        GraphOf.files(SHAPES, "class U { void m(Shape s) { s.area(); s.title(); s.describe(); } }");
    assertEquals("Square#area() Circle#area()", graph.call("U#m(Shape)", "area"));
    assertEquals("Shape#title()", graph.call("U#m(Shape)", "title"));
    assertEquals("Shape#describe() Circle#describe()", graph.call("U#m(Shape)", "describe"));
    assertEquals("Shape#describe() Circle#describe()", graph.call("Shape#title()", "describe"));
  }

  @Test
  void whatNobodyIsSeenToMakeMayBeMadeByOthers() {
    GraphOf graph =
        GraphOf.files(
            "interface Job { void go(); } class One implements Job { public void go() {} }"
                + " class U { void m(Job j) { j.go(); } }");
    assertEquals("One#go()", graph.call("U#m(Job)", "go"));
  }

  @Test
  void frameworksAndReflectionMakeObjectsToo() {
    GraphOf graph =
        GraphOf.files(
            "interface Job { void go(); } class One implements Job { public void go() {} }"
                + " @Bean class Two implements Job { public void go() {} }"
                + " class Three implements Job { Class<?> self = Three.class; public void go() {} }"
                + " class Four implements Job { public void go() {} }"
                + " class U { Job one = new One(); Class<?> c = Four.class;"
                + "   void m(Job j) { j.go(); } }");
    assertEquals("One#go() Two#go() Four#go()", graph.call("U#m(Job)", "go"));
  }

  @Test
  void aLocalThatHoldsNewObjectsOfOneClassNarrows() {
    GraphOf graph =
        GraphOf.files(
            SHAPES,
            "class U { void one() { Shape s = null; s = new Square(); s.area(); }"
                + " void two(boolean b) { Shape s = new Square(); if (b) { s = new Circle(); }"
                + "   s.area(); }"
                + " void direct() { new Circle().area(); }"
                + " void never() { Shape s = new Never(); s.area(); }"
                + " void list() { List<String> l = new ArrayList<>(); l.size(); } }"
                + " class Own extends AbstractList<String> { public int size() { return 0; }"
                + "   public String get(int i) { return null; }"
                + "   static List<String> of() { return new Own(); }"
                + "   static void use(List<String> l) { l.size(); } }");
    assertEquals("Square#area()", graph.call("U#one()", "area"));
    assertEquals("Circle#area()", graph.call("U#direct()", "area"));
    assertEquals("Never#area()", graph.call("U#never()", "area"));
    assertEquals("Square#area() Circle#area() Never#area()", graph.call("U#two(boolean)", "area"));
    assertEquals("library", graph.call("U#list()", "size"));
    assertEquals("Own#size() library", graph.call("Own#use(List)", "size"));
  }

  @Test
  void inheritedMethodsAndSuperCallsAreFound() {
    GraphOf graph =
        GraphOf.files(
            "class A { void m() {} void n() {} } class B extends A { void m() { super.m(); n(); } }"
                + " interface I { default void d() {} }"
                + " class C extends B implements I { public void d() { I.super.d(); } }"
                + " class D extends Thread { public void run() { super.run(); } }"
                + " class U { void m() { A b = new B(); b.n(); b.m(); A c = new C(); c.m(); } }");
    assertEquals(List.of("m -> A#m()", "n -> A#n()"), graph.all("B#m()"));
    assertEquals("I#d()", graph.call("C#d()", "d"));
    assertEquals("library", graph.call("D#run()", "run"));
    assertEquals(
        List.of("n -> A#n()", "m -> B#m()", "m -> B#m()"),
        graph.all("U#m()").stream().filter(c -> !c.startsWith("new")).toList());
  }

  @Test
  void constructorsRunTheirSuperclassAndTheInitialisers() {
    GraphOf graph =
        GraphOf.files(
            "class A { int x = f(); { g(); } int k = 1; A() { this(1); } A(int i) {}"
                + " static int f() { return 1; } static void g() {} }"
                + " class B extends A { } class C extends A { C() { super(2); } }"
                + " class U { Object m() { return new B(); } }");
    assertEquals(List.of("this -> A#<init>(int)"), graph.all("A#<init>()"));
    assertEquals(List.of("implied -> A#<instance>"), graph.all("A#<init>(int)"));
    assertEquals(List.of("implied -> A#x A#<clinit>"), graph.all("A#<instance>"));
    assertEquals(List.of("f -> A#f()"), graph.all("A#x"));
    assertEquals(List.of("implied -> A#<init>()"), graph.all("B#<init>()"));
    assertEquals(List.of("super -> A#<init>(int)"), graph.all("C#<init>()"));
    assertEquals(List.of("new -> B#<init>()"), graph.all("U#m()"));
  }

  @Test
  void classesAreInitialisedByTheirFirstUse() {
    GraphOf graph =
        GraphOf.files(
            "class A { static Object o = f(); static Object f() { return null; }"
                + " static final int ONE = 1; }"
                + " class B extends A { }"
                + " class U { void call() { A.f(); } Object made() { return new B(); }"
                + "   Object read() { return A.o; } int constant() { return A.ONE; } }");
    assertEquals(List.of("A#<clinit>"), graph.initialises("U#call()"));
    assertEquals(List.of("A#<clinit>"), graph.initialises("U#made()"));
    assertEquals(List.of("A#<clinit>"), graph.initialises("U#read()"));
    assertEquals(List.of(), graph.initialises("U#constant()"));
    assertEquals(List.of("implied -> A#o"), graph.all("A#<clinit>"));
  }

  @Test
  void lambdasAreCodeOfTheirOwn() {
    GraphOf graph =
        GraphOf.files(
            "class A { void m() { Runnable r = () -> { n(); Runnable s = this::n; }; r.run(); n();"
                + " } void n() {} void any(Runnable r) { r.run(); } }");
    CodeUnit lambda = graph.unit("A#m$lambda1");
    assertEquals(CodeUnit.Kind.LAMBDA, lambda.kind());
    assertEquals(graph.unit("A#m()").id(), lambda.enclosing());
    CodeUnit reference = graph.unit("A#m$lambda1::n");
    assertEquals(lambda.id(), reference.enclosing());
    assertEquals(List.of("run -> A#m$lambda1", "n -> A#n()"), graph.all("A#m()"));
    assertEquals(List.of("n -> A#n()"), graph.all("A#m$lambda1"));
    assertEquals(List.of("::n -> A#n()"), graph.all("A#m$lambda1::n"));
    assertEquals("A#m$lambda1 A#m$lambda1::n library", graph.call("A#any(Runnable)", "run"));
  }

  @Test
  void functionsOfSubinterfacesAreReachedToo() {
    GraphOf graph =
        GraphOf.files(
            "interface Base { void go(); } interface Sub extends Base { default void go() { x(); }"
                + " void x(); }"
                + " class U { void m(Base b) { b.go(); } Base one() { return () -> {}; }"
                + "   Sub two() { return () -> {}; }"
                + "   boolean eq(Comparator<String> c) { return c.equals(c); }"
                + "   Comparator<String> cmp() { return (a, b) -> 0; } }");
    assertEquals("Sub#go() U#one$lambda1", graph.call("U#m(Base)", "go"));
    assertEquals("U#two$lambda1", graph.call("Sub#go()", "x"));
    assertEquals("library", graph.call("U#eq(Comparator)", "equals"));
  }

  @Test
  void tooManyFunctionsAreANumber() {
    GraphOf graph =
        GraphOf.files(
            "class A { void m(Runnable r) { r.run(); } void all() {"
                + " m(() -> {});".repeat(Dispatch.MOST_FUNCTIONS + 1)
                + " } }");
    assertEquals("too many: 9", graph.call("A#m(Runnable)", "run"));
    assertEquals(0, graph.graph().callees(graph.unit("A#m(Runnable)").id()).count());
  }

  @Test
  void tooManyMethodsAreANumber() {
    StringBuilder classes = new StringBuilder();
    for (int i = 0; i <= Dispatch.MOST_METHODS; i++) {
      classes.append(" class C" + i + " implements I { public void go() {} }");
      classes.append(" class M" + i + " { I i = new C" + i + "(); }");
    }
    GraphOf graph =
        GraphOf.files("interface I { void go(); } class U { void m(I i) { i.go(); } }" + classes);
    assertEquals("too many: 33", graph.call("U#m(I)", "go"));
  }

  @Test
  void anonymousClassesAndEnumBodiesOverride() {
    GraphOf graph =
        GraphOf.files(
            "abstract class T { T(int i) {} abstract void go(); void run() { go(); } }"
                + " enum E { A { void go() {} }, B; void go() {} }"
                + " class U { T t() { return new T(1) { int x = h(); void go() {} }; }"
                + "   static int h() { return 1; } void m(E e, T t) { e.go(); t.go(); } }");
    assertEquals("T#<init>(int) U$1#<init>()", graph.call("U#t()", "new"));
    assertEquals(List.of("implied -> U$1#<instance>"), graph.all("U$1#<init>()"));
    assertEquals("U$1#go()", graph.call("T#run()", "go"));
    assertEquals(List.of("go -> E#go() E$1#go()", "go -> U$1#go()"), graph.all("U#m(E,T)"));
  }

  @Test
  void aRecordsAccessorIsImplied() {
    GraphOf graph =
        GraphOf.files(
            "interface Named { String name(); } record R(String name) implements Named {}"
                + " class U { R r() { return new R(\"\"); } String m(Named n) { return n.name(); }"
                + "   String k(R r) { return r.name(); } }");
    assertEquals("nothing", graph.call("U#m(Named)", "name"));
    assertEquals("nothing", graph.call("U#k(R)", "name"));
    GraphOf written =
        GraphOf.files(
            "interface Named { String name(); } record R(String name) implements Named {"
                + " R(String name) { this.name = name; } R make() { return new R(\"\"); } }"
                + " class U { String m(Named n) { return n.name(); } }");
    assertEquals("nothing", written.call("U#m(Named)", "name"));
    assertEquals("R#<init>(String)", written.call("R#make()", "new"));
    assertEquals("R#<init>()", graph.call("U#r()", "new"));
  }

  @Test
  void genericMethodsAreOverriddenThroughBridges() {
    GraphOf graph =
        GraphOf.files(
            "interface Sink<T> { void put(T t); void put(int i); void all(T[] t); }"
                + " class S implements Sink<String> { public void put(String s) {}"
                + "   public void put(int i) {} public void all(String[] s) {}"
                + "   static Sink<String> of() { return new S(); } }"
                + " class U { void m(Sink<String> s) { s.put(\"\"); s.all(null); }"
                + "   void n(Sink<String> s) { s.put(1); } }"
                + " class O { void f(int i) {} void f(String s) {} }"
                + " class P extends O { void f(long l) {} void f(String s) {}"
                + "   void m(O o) { o.f(1); } O make() { return new P(); } }");
    assertEquals("S#put(String)", graph.call("U#m(Sink)", "put"));
    assertEquals("S#all(String[])", graph.call("U#m(Sink)", "all"));
    assertEquals("S#put(int)", graph.call("U#n(Sink)", "put"));
    assertEquals("O#f(int)", graph.call("P#m(O)", "f"));
  }

  @Test
  void componentsAreABottomUpOrder() {
    GraphOf graph =
        GraphOf.files(
            "class A { static void top() { even(); } static void even() { odd(); }"
                + " static void odd() { even(); leaf(); } static void leaf() {}"
                + " static void self() { self(); } }");
    Components components = graph.graph().components();
    int circle = components.componentOf(graph.unit("A#even()").id());
    assertEquals(circle, components.componentOf(graph.unit("A#odd()").id()));
    assertEquals(2, components.members(circle).count());
    assertTrue(components.isRecursive(circle));
    assertTrue(components.isRecursive(components.componentOf(graph.unit("A#self()").id())));
    assertTrue(!components.isRecursive(components.componentOf(graph.unit("A#top()").id())));
    for (int unit = 0; unit < graph.graph().size(); unit++) {
      int caller = components.componentOf(unit);
      assertTrue(graph.graph().callees(unit).allMatch(u -> components.componentOf(u) <= caller));
    }
  }
}
