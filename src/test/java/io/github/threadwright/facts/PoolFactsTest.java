package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.Fact.PoolCreated.Factory;
import io.github.threadwright.knowledge.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolFactsTest {
  private static final String FIELDS =
      "static final int SIZE = 2 * 4; final ThreadFactory virtual = Thread.ofVirtual().factory(); ThreadFactory open = Thread.ofVirtual().factory(); ";

  private static Fact.PoolCreated in(String expression) {
    return FactsOf.members(
            FIELDS + "Object m(ThreadFactory given, int n) { return " + expression + "; }")
        .only(Fact.PoolCreated.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thread.ofVirtual().factory()|VIRTUAL",
        "Thread.ofVirtual().name(\"a\").factory()|VIRTUAL",
        "Thread.ofPlatform().factory()|PLATFORM",
        "virtual|VIRTUAL",
        "r -> Thread.ofVirtual().unstarted(r)|VIRTUAL",
        "r -> { Thread t = new Thread(r); return t; }|PLATFORM",
        "Thread::new|PLATFORM",
        "Executors.defaultThreadFactory()|PLATFORM",
        "given|UNKNOWN",
        "open|UNKNOWN",
      })
  void theFactorySaysWhichThreads(String factory, Factory expected) {
    assertEquals(expected, in("Executors.newFixedThreadPool(4, " + factory + ")").factory());
  }

  @Test
  void aLocalVariableIsFollowed() {
    Fact.PoolCreated pool =
        FactsOf.statements(
                "ThreadFactory f = Thread.ofVirtual().factory(); Executors.newCachedThreadPool(f);")
            .only(Fact.PoolCreated.class);
    assertEquals(Factory.VIRTUAL, pool.factory());
    assertEquals(Api.Pool.Kind.CACHED, pool.pool().kind());
  }

  @Test
  void withoutAFactoryThreadsAreOnesOfThePlatform() {
    assertEquals(Factory.PLATFORM, in("Executors.newFixedThreadPool(4)").factory());
    assertEquals(Factory.VIRTUAL, in("Executors.newVirtualThreadPerTaskExecutor()").factory());
  }

  @Test
  void aConstantSizeIsRead() {
    assertEquals(4, in("Executors.newFixedThreadPool(4)").size());
    assertEquals(8, in("Executors.newFixedThreadPool(SIZE)").size());
    assertEquals(0, in("Executors.newFixedThreadPool(n)").size());
    assertEquals(0, in("Executors.newCachedThreadPool()").size());
  }
}
