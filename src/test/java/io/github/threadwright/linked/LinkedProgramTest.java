package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.knowledge.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calls come to, and where code runs, over several files. */
class LinkedProgramTest {
  private static final End SLEEP = End.of(WaitKind.SLEEP);

  private static final String NAP =
      "class Nap { void nap() throws Exception { Thread.sleep(10); } }";

  @Test
  void aWaitIsSeenThroughCallsOfOtherFiles() {
    LinkedOf linked =
        LinkedOf.files(
            NAP,
            "class B { Nap n = new Nap(); void b() throws Exception { n.nap(); } }",
            "class A { B b = new B(); void a() throws Exception { b.b(); } }");
    assertEquals("high: calls B.b, calls Nap.nap, Thread.sleep sleeps", linked.way("A#a()", SLEEP));
  }

  @Test
  void anInterfaceIsFollowedToTheClassesThatAreMade() {
    String job = "interface Job { void go() throws Exception; }";
    String waiting =
        "class One implements Job { public void go() throws Exception { Thread.sleep(1); } }";
    String quick = "class Two implements Job { public void go() {} }";
    String use = "class U { void one(Job j) throws Exception { j.go(); }";
    assertEquals(
        "high: calls Job.go, Thread.sleep sleeps",
        LinkedOf.files(job, waiting, quick, use + " Job j = new One(); }")
            .way("U#one(Job)", SLEEP));
    assertEquals(
        "medium: calls Job.go, Thread.sleep sleeps",
        LinkedOf.files(job, waiting, quick, use + " Job j = new One(); Job k = new Two(); }")
            .way("U#one(Job)", SLEEP));
    assertEquals(
        "-",
        LinkedOf.files(job, waiting, quick, use + " Job k = new Two(); }")
            .way("U#one(Job)", SLEEP));
  }

  @Test
  void whatIsRunLaterOrElsewhereIsNotWaitedFor() {
    LinkedOf linked =
        LinkedOf.files(
            NAP,
            "class A { Nap n = new Nap();"
                + " void pool(ExecutorService p) { p.submit(() -> { n.nap(); return 1; }); }"
                + " void later(CompletableFuture<String> f) { f.thenApply(x -> { try {"
                + "   n.nap(); } catch (Exception e) { } return x; }); }"
                + " void stored() { r = () -> { n.nap(); return 1; }; } Callable<Integer> r; }");
    assertEquals("-", linked.way("A#pool(ExecutorService)", SLEEP));
    assertEquals("-", linked.way("A#later(CompletableFuture)", SLEEP));
    assertEquals("-", linked.way("A#stored()", SLEEP));
  }

  @Test
  void aFieldThatAlwaysHoldsOneLambdaIsFollowed() {
    String nap =
        " Runnable nap = () -> { try { Thread.sleep(1); } catch (InterruptedException e) { } };";
    LinkedOf linked =
        LinkedOf.files(
            "class A { private final" + nap + " void a() { this.nap.run(); } }",
            "class B { static final" + nap + " }",
            "class C { void c() { B.nap.run(); } }",
            "class D { private" + nap + " D(Runnable r) { nap = r; } void d() { nap.run(); } }",
            "class E { private final Runnable nap = this::sleep; void e() { nap.run(); }"
                + " private void sleep() { try { Thread.sleep(1); }"
                + " catch (InterruptedException e) { } } }");
    assertEquals(
        "high: runs the lambda it is given, Thread.sleep sleeps", linked.way("A#a()", SLEEP));
    assertEquals(
        "high: runs the lambda it is given, Thread.sleep sleeps", linked.way("C#c()", SLEEP));
    assertEquals("-", linked.way("D#d()", SLEEP));
    assertEquals("high: calls E.sleep, Thread.sleep sleeps", linked.way("E#e()", SLEEP));
  }

  @Test
  void streamsRunTheirLambdasWhenTheyEnd() {
    LinkedOf linked =
        LinkedOf.files(
            "class Nap { static String nap(String s) { try { Thread.sleep(1); }"
                + " catch (InterruptedException e) { } return s; } }",
            "class A { List<String> a(List<String> l) {   return l.stream().map(s ->"
                + " Nap.nap(s)).toList(); } List<String> b(List<String> l) { return"
                + " l.stream().map(Nap::nap).toList(); } }");
    assertEquals(
        "high: runs the lambda, calls Nap.nap, Thread.sleep sleeps",
        linked.way("A#a(List)", SLEEP));
    assertEquals("high: calls Nap.nap, Thread.sleep sleeps", linked.way("A#b(List)", SLEEP));
  }

  @Test
  void aMethodThatRunsWhatItIsGivenDoesWhatItsCallersGive() {
    LinkedOf linked =
        LinkedOf.files(
            NAP,
            "class Run { void run(Callable<String> c) throws Exception { c.call(); }"
                + " void on(Callable<String> c) throws Exception { run(c); } }",
            "class A { Run r = new Run(); Nap n = new Nap();"
                + " void waits() throws Exception { r.on(() -> { n.nap(); return \"\"; }); }"
                + " void quick() throws Exception { r.on(() -> \"\"); } }");
    assertEquals(
        "high: runs the lambda it is given, calls Nap.nap, Thread.sleep sleeps",
        linked.way("A#waits()", SLEEP));
    assertEquals("-", linked.way("A#quick()", SLEEP));
  }

  @Test
  void aMethodThatHandsOverWhatItIsGivenStartsWhatItsCallersGive() {
    LinkedOf linked =
        LinkedOf.files(
            NAP,
            "class Back { ExecutorService p = Executors.newFixedThreadPool(2);"
                + " void post(Runnable r) { p.execute(() -> r.run()); } }",
            "class A { Back b = new Back(); void a() { b.post(() -> deep()); }"
                + " void deep() { helper(); } void helper() {} }");
    assertEquals("-", linked.way("A#a()", SLEEP));
    assertEquals(
        List.of("POOL high: is handed on by Back.post, calls A.deep, calls A.helper"),
        linked.contexts("A#helper()"));
  }

  @Test
  void contextsComeFromWhereThreadsBegin() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { public static void main(String[] a) { work(); }"
                + " void x() { new Thread(() -> work()).start(); }"
                + " void y() { Thread.startVirtualThread(A::work); }"
                + " void z() { Executors.newVirtualThreadPerTaskExecutor().submit(() -> work()); }"
                + " static void work() { } }");
    assertEquals(
        List.of("MAIN", "THREAD", "VIRTUAL_THREAD"),
        linked.contexts("A#work()").stream().map(s -> s.substring(0, s.indexOf(' '))).toList());
  }

  @Test
  void circlesEndAndAreFollowedOut() {
    LinkedOf linked =
        LinkedOf.files(
            NAP,
            "class A { Nap n = new Nap(); void a() throws Exception { b(); }"
                + " void b() throws Exception { c(); a(); }"
                + " void c() throws Exception { a(); n.nap(); } }");
    assertEquals(
        "high: calls A.b, calls A.c, calls Nap.nap, Thread.sleep sleeps",
        linked.way("A#a()", SLEEP));
  }

  @Test
  void ownWritesAreThoseOfTheSameObject() {
    End own = End.of(End.What.OWN_WRITE);
    LinkedOf linked =
        LinkedOf.files(
            "class A { int n; void set() { n = 1; } void same() { set(); }"
                + " void other(A a) { a.set(); } }");
    assertEquals("high: calls A.set, writes n", linked.way("A#same()", own));
    assertEquals("-", linked.way("A#other(A)", own));
  }

  @Test
  void whatIsDoneOnceOrAfterAFailureSaysLess() {
    LinkedOf linked =
        LinkedOf.files(
            NAP,
            "class A { Nap n; Nap d = new Nap(); Object o;"
                + " void once() throws Exception { if (o == null) { d.nap(); o = d; } }"
                + " void failed() throws Exception { try { n = null; }"
                + "   catch (RuntimeException e) { d.nap(); } }"
                + " void flag(boolean b, int n) throws Exception { if (b) { d.nap(); } }"
                + " void other() throws Exception { if (o == null) { d.nap(); } } }");
    assertEquals(
        "medium: calls Nap.nap, Thread.sleep sleeps", linked.way("A#flag(boolean,int)", SLEEP));
    assertEquals("low: calls Nap.nap, Thread.sleep sleeps", linked.way("A#once()", SLEEP));
    assertEquals("medium: calls Nap.nap, Thread.sleep sleeps", linked.way("A#failed()", SLEEP));
    assertEquals("high: calls Nap.nap, Thread.sleep sleeps", linked.way("A#other()", SLEEP));
  }

  @Test
  void aFaultInOneFileCostsNothingElse() {
    LinkedOf linked =
        LinkedOf.withFaultIn(
            1,
            NAP,
            "class Broken { Nap n = new Nap(); void b() throws Exception { n.nap(); } }",
            "class A { Nap n = new Nap(); void a() throws Exception { n.nap(); } }");
    assertEquals("-", linked.way("Broken#b()", SLEEP));
    assertEquals("high: calls Nap.nap, Thread.sleep sleeps", linked.way("A#a()", SLEEP));
  }

  @Test
  void whatAFieldGetsElsewhereIsNobodysFreshObject() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { private final List<String> l = Collections.emptyList();"
                + " void a() { List<String> m = l; m.add(\"\"); } }");
    assertEquals("high: changes List.add", linked.way("A#a()", End.of(End.What.CHANGE)));
  }

  @Test
  void whatAParameterDoesIsKnownWhereItIsGiven() {
    End unknown = End.of(End.What.UNKNOWN);
    LinkedOf linked =
        LinkedOf.files(
            "class Run { static int run(Supplier<Integer> s) { return s.get(); } }",
            "class A { Supplier<Integer> kept; int known() { return Run.run(() -> 1); } int open()"
                + " { return Run.run(kept); } void set(Supplier<Integer> s) { kept = s; } }");
    assertEquals("-", linked.way("A#known()", unknown));
    assertEquals("high: gives code that is not known", linked.way("A#open()", unknown));
  }
}
