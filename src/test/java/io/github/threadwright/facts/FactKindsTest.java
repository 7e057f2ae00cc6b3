package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.MethodPattern;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactKindsTest {
  private static final String ONE_OF_EACH =
      """
      class A {
        static A one;
        int count;
        ConcurrentMap<String, A> shared;
        synchronized void m(ExecutorService pool, Missing x, List<String> names, Object known) throws Exception {
          x.go().further();
          known.notifyAll();
          for (String name : names) { count++; }
          pool.submit(() -> 1).get();
          new Thread(() -> { }).start();
          Executors.newCachedThreadPool();
          new ProcessBuilder("a").start();
          Lock lock = new ReentrantLock();
          lock.lock();
          try { Thread.sleep(1); } catch (InterruptedException e) { }
          while (count > 0) wait();
          Executors.privilegedThreadFactory();
          new ThreadPoolExecutor(1, 2, 3, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
          if (one == null) { synchronized (A.class) { if (one == null) one = new A(); } }
          while (one == null) { }
          if (one == null) one = new A();
          if (!shared.containsKey("a")) shared.put("a", one);
        }
      }
      """;

  @Test
  void everyKindIsFound() {
    Set<Class<?>> found = new HashSet<>();
    FactsOf.files(ONE_OF_EACH).facts().facts().forEach(fact -> found.add(fact.getClass()));
    Set<Class<?>> all = new HashSet<>(Arrays.asList(Fact.class.getPermittedSubclasses()));
    // A part of a way through several methods, which the linked program knows.
    all.remove(Fact.Step.class);
    // Configuration says so, not code.
    all.remove(Fact.Configured.class);
    assertEquals(all, found);
  }

  @Test
  void theSameSourceGivesTheSameFacts() {
    assertEquals(texts(), texts());
    assertTrue(texts().size() > 10);
  }

  private static List<String> texts() {
    FactsOf facts = FactsOf.files(ONE_OF_EACH);
    return facts.facts().facts().stream().map(facts::show).toList();
  }

  @Test
  void callsThatARuleNamesAreFacts() {
    FactsOf facts = FactsOf.statements("\"a\".trim(); \"a\".length();");
    List<MethodPattern> asked = List.of(new MethodPattern("java.lang.String", "trim", null));
    List<Fact> found =
        new FactExtractor(facts.program(), FactsOf.catalogue(), asked)
            .extract(facts.program().files().get(0))
            .facts();
    assertEquals(List.of("calls String.trim"), found.stream().map(Fact::text).toList());
  }
}
