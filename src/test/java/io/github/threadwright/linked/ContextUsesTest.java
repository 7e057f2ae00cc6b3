package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where stages run, which waits are none, and what code comes to where it runs. */
class ContextUsesTest {
  private static final String WAIT =
      "class W { static String w(String s) { try { Thread.sleep(9); }"
          + " catch (InterruptedException e) { } return s; } }";

  @Test
  void aStageRunsWhereTheOneBeforeItCompletes() {
    assertEquals(
        List.of("COMMON_POOL"),
        contexts("CompletableFuture.supplyAsync(() -> \"\").thenApply(s -> W.w(s));"));
    assertEquals(
        List.of("POOL"),
        contexts("CompletableFuture.supplyAsync(() -> \"\", pool).thenApply(s -> W.w(s));"));
    assertEquals(List.of("COMPLETING_THREAD"), contexts("f.thenApply(s -> W.w(s));"));
    assertEquals(List.of("COMMON_POOL"), contexts("f.thenApplyAsync(s -> W.w(s));"));
    assertEquals(
        List.of("VIRTUAL_THREAD"),
        contexts(
            "f.thenApplyAsync(s -> s, Executors.newVirtualThreadPerTaskExecutor())"
                + ".thenApply(s -> W.w(s));"));
  }

  @Test
  void aStreamRunsItsStagesOnTheCommonPoolWhenItIsParallelInTheEnd() {
    assertEquals(List.of("COMMON_POOL"), contexts("l.parallelStream().map(W::w).toList();"));
    assertEquals(
        List.of("COMMON_POOL"), contexts("l.stream().map(s -> W.w(s)).parallel().toList();"));
    assertEquals(List.of(), contexts("l.parallelStream().map(s -> W.w(s)).sequential().toList();"));
    assertEquals(List.of(), contexts("l.stream().map(s -> W.w(s)).toList();"));
    assertEquals(
        List.of("POOL"),
        contexts(
            "new ForkJoinPool(9).submit(() -> l.parallelStream().map(s -> W.w(s)).toList());"));
  }

  @Test
  void reactiveStagesRunOnTheNearestSchedulerBeforeThem() {
    assertEquals(
        List.of("POOL"), contexts("flux.publishOn(Schedulers.boundedElastic()).map(s -> W.w(s));"));
    assertEquals(
        List.of("EVENT_LOOP"), contexts("flux.publishOn(Schedulers.parallel()).map(s -> W.w(s));"));
    assertEquals(
        List.of("POOL"), contexts("flux.map(s -> W.w(s)).filter(s -> true).subscribeOn(any);"));
    assertEquals(List.of("COMPLETING_THREAD"), contexts("flux.map(s -> W.w(s));"));
    assertEquals(
        List.of("POOL"),
        contexts("flux.publishOn(any).flatMap(s -> Mono.fromCallable(() -> W.w(s)));"));
    assertEquals(
        List.of("POOL"), contexts("Mono.defer(() -> Mono.just(W.w(\"\"))).subscribeOn(any);"));
    assertEquals(List.of(), contexts("Mono.fromCallable(() -> W.w(\"\")).block();"));
  }

  @Test
  void aFutureThatIsCompleteIsNotWaitedFor() {
    assertEquals(List.of(), uses("f.whenComplete((v, e) -> f.join());"));
    assertEquals(
        List.of(), uses("CompletableFuture.allOf(f, g).thenApply(x -> f.join() + g.join());"));
    assertEquals(
        List.of(),
        uses(
            "f.thenAccept(x -> { CompletableFuture<String> h = again(x);"
                + " if (h.isDone()) { System.out.println(h.join()); } });"));
    assertEquals(
        List.of("f.thenAccept: CompletableFuture.join waits for a task's result"),
        uses("f.thenAccept(x -> System.out.println(again(x).join()));"));
  }

  @Test
  void everySureWayToAWaitIsToldAndOfDoubtfulOnesTheBest() {
    String sure = "f.thenAccept(x -> far(x)); ";
    assertEquals(4, uses(sure.repeat(4)).size());
    String doubtful = "f.thenAccept(x -> one.go(x)); ";
    assertEquals(2, uses(doubtful.repeat(4)).size());
  }

  private static List<String> contexts(String code) {
    return program(code).contexts("W#w(String)").stream()
        .map(text -> text.substring(0, text.indexOf(' ')))
        .toList();
  }

  private static List<String> uses(String code) {
    LinkedOf linked = program(code);
    return linked.program().contextUses(linked.unit("A#a()").file()).stream()
        .map(
            use ->
                "f.thenAccept: "
                    + String.join(
                        ", ", use.way().facts().stream().map(fact -> fact.text()).toList()))
        .toList();
  }

  private static LinkedOf program(String code) {
    return LinkedOf.files(
        WAIT,
        "import reactor.core.publisher.Flux; import reactor.core.publisher.Mono; import"
            + " reactor.core.scheduler.Scheduler; import reactor.core.scheduler.Schedulers; class A"
            + " { CompletableFuture<String> f = new CompletableFuture<>(), g = f; List<String> l;"
            + " ExecutorService pool = Executors.newFixedThreadPool(3); Flux<String> flux;"
            + " Scheduler any; CompletableFuture<String> again(String s) { return g; } String"
            + " far(String s) { return W.w(s); } interface Go { String go(String s); } Go one = new"
            + " Waits(), two = new Not(); class Waits implements Go { public String go(String s) {"
            + " return far(s); } } class Not implements Go { public String go(String s) { return s;"
            + " } } void a() { "
            + code
            + " } }");
  }
}
