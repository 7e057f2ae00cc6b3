package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which executors a task goes to, followed through the whole program. */
class PoolsTest {
  private static final String SEND =
      "class Send { private final Executor to; Send(Executor e) { to = e; }"
          + " void send() { to.execute(() -> work()); } void work() {} }";

  @Test
  void aFieldIsWhatConstructorsAreGiven() {
    assertEquals(
        "[fixed 3]",
        LinkedOf.files(
                SEND,
                "class Make { Send make() { return new Send(Executors.newFixedThreadPool(3)); } }")
            .pools());
  }

  @Test
  void severalOriginsAreSeveralPools() {
    assertEquals(
        "[cached 0, fixed 3]",
        LinkedOf.files(
                SEND,
                "class Make { Send a() { return new Send(Executors.newCachedThreadPool()); }"
                    + " Send b() { return new Send(Executors.newFixedThreadPool(3)); } }")
            .pools());
  }

  @Test
  void getterAndStaticFactoryGiveWhatTheyReturn() {
    assertEquals(
        "[single 0]",
        LinkedOf.files(
                SEND,
                "class Pool { static ExecutorService make() { return"
                    + " Executors.newSingleThreadExecutor(); } }",
                "class Hold { private ExecutorService e = Pool.make(); ExecutorService get() {"
                    + " return e; } }",
                "class Make { Send make(Hold h) { return new Send(h.get()); } }")
            .pools());
  }

  @Test
  void aPoolFromOutsideIsUnknown() {
    assertEquals("[] or others", LinkedOf.files(SEND).pools());
    assertEquals(
        "[fixed 3] or others",
        LinkedOf.files(
                SEND,
                "class Make { Send a(Executor e) { return new Send(e); }"
                    + " Send b() { return new Send(Executors.newFixedThreadPool(3)); } }")
            .pools());
  }

  @Test
  void aPoolOfVirtualThreadsDecidesTheContext() {
    LinkedOf linked =
        LinkedOf.files(
            SEND,
            "class Make { Send make() { return new"
                + " Send(Executors.newVirtualThreadPerTaskExecutor()); } }");
    assertEquals(
        List.of("VIRTUAL_THREAD high: is handed to Executor.execute, calls Send.work"),
        linked.contexts("Send#work()"));
    LinkedOf common =
        LinkedOf.files(
            SEND, "class Make { Send make() { return new Send(ForkJoinPool.commonPool()); } }");
    assertEquals(
        List.of("COMMON_POOL high: is handed to Executor.execute, calls Send.work"),
        common.contexts("Send#work()"));
  }

  @Test
  void whatAListHoldsIsRunByInvokeAll() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { void all(ExecutorService p) throws Exception { List<Callable<String>> l ="
                + " new ArrayList<>(); for (int i = 0; i < 3; i++) { l.add(() -> work()); }"
                + " p.invokeAll(l); } String work() { return null; } }");
    assertEquals(
        List.of("POOL high: is handed to ExecutorService.invokeAll, calls A.work"),
        linked.contexts("A#work()"));
  }

  @Test
  void aWaitIsForTheTasksWhoseFuturesItIsGiven() {
    String start = "class S { static Future<?> go(ExecutorService p) { return p.submit(() -> 1); }";
    assertEquals(
        "1", awaited(start + " void a(ExecutorService p) throws Exception { go(p).get(); } }"));
    assertEquals(
        "1",
        awaited(
            start
                + " void a(ExecutorService p) throws Exception { List<Future<?>> l = new"
                + " ArrayList<>(); for (int i = 0; i < 9; i++) l.add(go(p)); for (Future<?> f :"
                + " l) f.get(); } }"));
    assertEquals(
        "1",
        awaited(
            "class S { void a(ExecutorService p) { CompletableFuture.supplyAsync(() -> 1,"
                + " p).thenApply(x -> x).join(); } }"));
    assertEquals(
        "2",
        awaited(
            "class S { void a(ExecutorService p) { CompletableFuture<?> x ="
                + " CompletableFuture.runAsync(() -> {}, p); CompletableFuture<?> y ="
                + " CompletableFuture.runAsync(() -> {}, p); CompletableFuture.allOf(x,"
                + " y).join(); } }"));
    assertEquals(
        "1",
        awaited(
            "class S { void a(ExecutorService p) throws Exception { CountDownLatch l = new"
                + " CountDownLatch(1); p.execute(() -> l.countDown()); l.await(); } }"));
    assertEquals(
        "-",
        awaited(
            start
                + " void a(ExecutorService p) throws Exception { Future<?> f = go(p); if"
                + " (f.isDone()) f.get(); } }"));
    assertEquals("-", awaited("class S { void a(Future<?> f) throws Exception { f.get(); } }"));
  }

  @Test
  void whatAFieldHoldsIsLookedAtWhereItWasMade() {
    String made =
        "class S { final CompletableFuture<?> base = CompletableFuture.supplyAsync(() -> 1); final"
            + " Future<?> f; S(int a, int b) { int c = a + b * a + b * a + b * a; int d = c * c * a"
            + " * b * c; f = base.thenApply(x -> c + d); } void waits(Future<?> q) throws Exception"
            + " { f.get(); q.get(); } }";
    assertEquals("1", awaited(made));
  }

  @Test
  void anAssertionOfTheProjectsOwnMayTakeNothing() {
    LinkedOf linked =
        LinkedOf.files(
            "class A { boolean holdsLock() { return true; } void a() { assert"
                + " holdsLock(); } }");
    assertEquals(List.of(), linked.facts(Fact.LockUse.class));
  }

  private static String awaited(String text) {
    LinkedOf linked = LinkedOf.files(text);
    return linked.facts(Fact.Waits.class).stream()
        .flatMap(wait -> linked.program().awaitedBy(wait).stream())
        .map(join -> "" + join.tasks().size())
        .findFirst()
        .orElse("-");
  }
}
