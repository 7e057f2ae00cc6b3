package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.source.Node;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanInTest {
  private static final Set<String> ENDS = Set.of("get", "join", "await");

  private static List<FanIn.Kind> in(String statements) {
    FactsOf facts =
        FactsOf.members(
            "int m(ExecutorService pool, List<Callable<Integer>> tasks) throws Exception { int n ="
                + " 0; List<Future<Integer>> fs = new ArrayList<>(); "
                + statements
                + " return n; } static void take(Object o) { }");
    FileIndex index = facts.facts().index();
    return facts
        .all(
            Fact.Waits.class,
            wait -> wait.node() instanceof Node.Call call && ENDS.contains(call.name()))
        .stream()
        .flatMap(wait -> FanIn.of(index, wait.place(), (Node.Call) wait.node()).stream())
        .map(FanIn::kind)
        .toList();
  }

  private static final String SUBMIT = "for (Callable<Integer> t : tasks) fs.add(pool.submit(t)); ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (Future<Integer> f : fs) n += f.get();",
        "for (int i = 0; i < fs.size(); i++) { n += fs.get(i).get(); }",
        "for (Future<Integer> f : fs) { try { n += f.get(); } catch (ExecutionException e) { throw"
            + " new RuntimeException(e); } }",
        "for (Future<Integer> f : fs) { try { n += f.get(); } catch (InterruptedException e) { n--;"
            + " } }",
      })
  void aFailureLeavesTheOthersBehind(String end) {
    assertEquals(List.of(FanIn.Kind.JOIN_LOOP), in(SUBMIT + end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (Future<Integer> f : fs) n += f.get(1, TimeUnit.SECONDS);",
        "for (Future<Integer> f : fs) { try { n += f.get(); } catch (Exception e) { n--; } }",
        "try { for (Future<Integer> f : fs) n += f.get(); } finally { for (Future<Integer> f : fs)"
            + " f.cancel(true); }",
        "try { for (Future<Integer> f : fs) n += f.get(); } catch (ExecutionException e) { take(e);"
            + " throw new RuntimeException(e); }",
        "take(fs); for (Future<Integer> f : fs) n += f.get();",
        "pool.shutdown(); pool.awaitTermination(1, TimeUnit.DAYS); for (Future<Integer> f : fs) n"
            + " += f.get();",
      })
  void nobodyIsLeftBehind(String end) {
    assertEquals(List.of(), in(SUBMIT + end));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "List<Future<Integer>> s = tasks.stream().map(t -> pool.submit(t)).toList(); for"
            + " (Future<Integer> f : s) n += f.get();|1",
        "List<Future<Integer>> s = pool.invokeAll(tasks); for (Future<Integer> f : s) n +="
            + " f.get();|0",
        "for (Callable<Integer> t : tasks) { Future<Integer> f = pool.submit(t); n += f.get(); }|0",
      })
  void whereTheListComesFrom(String statements, int found) {
    assertEquals(found, in(statements).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "() -> { take(1); done.countDown(); }|1",
        "() -> { try { take(1); } finally { done.countDown(); } }|0",
        "() -> { try { take(1); } catch (RuntimeException e) { take(e); } done.countDown(); }|0",
        "done::countDown|0",
        "() -> done.countDown()|0",
      })
  void whetherAFailingTaskCountsDown(String task, int found) {
    List<FanIn.Kind> kinds =
        in(
            "CountDownLatch done = new CountDownLatch(1); pool.execute("
                + task
                + "); done.await();");
    assertEquals(found, kinds.size(), kinds.toString());
  }
}
