package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFactsTest {

  private static FactsOf in(String statements) {
    return FactsOf.members(
        "int work() { return 1; } void use(Object o) { } void m(ExecutorService pool) throws Exception { "
            + statements
            + " }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pool.submit(() -> work()).get();",
        "CompletableFuture.supplyAsync(() -> work()).join();",
        "CompletableFuture.supplyAsync(() -> work()).thenApply(x -> x + 1).join();",
        "Future<Integer> f = pool.submit(() -> work()); f.get();",
        "Future<Integer> f = pool.submit(() -> work()); int x = f.get();",
        "Future<Integer> f = pool.submit(() -> work()); try { use(f.get()); } catch (ExecutionException e) { }",
        "var f = CompletableFuture.runAsync(() -> work()); f.join();",
      })
  void aResultThatIsWaitedForAtOnce(String statements) {
    FactsOf facts = in(statements);
    Fact.JoinedAtOnce joined = facts.only(Fact.JoinedAtOnce.class);
    assertFalse(joined.limited());
    assertTrue(joined.task().code() instanceof Node.Lambda);
    assertTrue(facts.code(joined).matches(".*(get|join)\\(\\)"), facts.code(joined));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Future<Integer> f = pool.submit(() -> work()); use(null); f.get();",
        "Future<Integer> f = pool.submit(() -> work()); use(f); f.get();",
        "Future<Integer> f = pool.submit(() -> work()); use(work() + f.get());",
        "Future<Integer> f = pool.submit(() -> work()); Future<Integer> g = pool.submit(() -> work()); f.get(); g.get();",
        "Future<Integer> f = pool.submit(() -> work()); for (int i = 0; i < 3; i++) f.get();",
        "Future<Integer> f = pool.submit(() -> work()); Runnable r = () -> { try { f.get(); } catch (Exception e) { } };",
        "CompletableFuture.completedFuture(1).join();",
        "pool.execute(() -> work());",
      })
  void somethingInBetween(String statements) {
    assertEquals(List.of(), in(statements).all(Fact.JoinedAtOnce.class));
  }

  @Test
  void aTimeLimitIsSeen() {
    assertTrue(
        in("pool.submit(() -> work()).get(1, TimeUnit.SECONDS);")
            .only(Fact.JoinedAtOnce.class)
            .limited());
  }

  @Test
  void theCodeThatRunsIsFound() {
    for (String task :
        List.of(
            "() -> work()",
            "this::work",
            "new Callable<Integer>() { public Integer call() { return work(); } }")) {
      Fact.TaskHandedOver fact = in("pool.submit(" + task + ");").only(Fact.TaskHandedOver.class);
      assertNotNull(fact.runs(), task);
    }
  }

  @Test
  void processesAreLaunched() {
    assertEquals(
        1,
        FactsOf.statements("new ProcessBuilder(\"ls\").start();")
            .all(Fact.ProcessLaunched.class)
            .size());
    assertEquals(
        1,
        FactsOf.statements("Runtime.getRuntime().exec(\"ls\");")
            .all(Fact.ProcessLaunched.class)
            .size());
  }
}
