package io.github.threadwright.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
  /** Need types that the tests do not have. */
  private static final Set<String> OF_LIBRARIES =
      Set.of(
          "wait in a handler of an event loop",
          "wait in a reactive chain",
          "computing in a completion stage or event loop");

  private static final String SPREAD =
"""
      package p;

      import java.util.List;
import java.util.Map;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.ConcurrentHashMap;
      import java.util.concurrent.ConcurrentMap;
      import java.util.concurrent.ExecutorService;
      import java.util.concurrent.Executors;
      import java.util.concurrent.locks.Lock;
      import java.util.concurrent.locks.ReentrantLock;

      public class A<T> {
        private static final Object LOCK = new Object();
        static int count = Integer.getInteger("n", 1);
        private final Lock lock = new ReentrantLock();
        private final ConcurrentMap<String, String> names = new ConcurrentHashMap<>();
        private final ExecutorService pool = Executors.newCachedThreadPool(r -> new Thread(r));

        static {
          count++;
        }

        synchronized int add(int n) {
          if (n > 0) {
            bump(n);
          }
          return n;
        }

        private void bump(int n) {
          count += n;
        }

        static void both() {
          synchronized (LOCK) {
            count++;
          }
        }

        String name(String key) {
          lock.lock();
          try {
            return names.computeIfAbsent(key, k -> k.trim());
          } finally {
            lock.unlock();
          }
        }

        public CompletableFuture<Integer> later(String key) {
          String trimmed = key.trim();
          CompletableFuture<Integer> f = CompletableFuture.supplyAsync(() -> key.length(), pool);
          return f.thenApply(n -> n + 1).whenComplete((n, e) -> bump(n));
        }

        public void run(List<String> keys) {
          pool.execute(() -> bump(1));
          pool.submit(() -> { bump(2); });
          new Thread(() -> bump(3), "t").start();
          for (String key : keys) {
            String trimmed = key.trim();
            bump(trimmed.length());
          }
          List<Integer> sizes = new java.util.ArrayList<>();
          for (String key : keys) {
            sizes.add(key.length());
          }
          keys.stream().map(k -> k.trim()).forEach(k -> bump(k.length()));
          pool.shutdown();
        }

        void pause() throws InterruptedException {
          rest();
        }

        private void rest() throws InterruptedException {
          Thread.sleep(10);
        }

        void ui(javax.swing.JButton button) {
          button.addActionListener(e -> bump(1));
          new Object() {
            void actionPerformed(java.awt.event.ActionEvent e) {
              bump(2);
            }
          }.actionPerformed(null);
        }
      }
""";

  private static List<String> broken(String operator, String source) {
    Unit unit = Unit.parse("A.java", source).orElseThrow();
    List<Mutation> found = new ArrayList<>();
    Operators.ALL.stream()
        .filter(o -> o.name().equals(operator))
        .forEach(o -> o.find(unit, 1, found::add));
    return found.stream().map(mutation -> mutation.applyTo(source)).toList();
  }

  @Test
  void everyExpectedRuleIsShipped() {
    Set<String> expected = new HashSet<>();
    Operators.ALL.forEach(operator -> expected.addAll(operator.rules()));
    RulePages.load().rules().stream().map(RulePage::id).forEach(expected::remove);
    assertEquals(Set.of(), expected);
  }

  @Test
  void namesAreUnique() {
    assertEquals(
        Operators.ALL.size(), Operators.ALL.stream().map(Operator::name).distinct().count());
  }

  @Test
  void dropsTheUnlock() {
    String source =
        "class A { java.util.concurrent.locks.Lock l; int n;"
            + " void m() { l.lock(); try { n++; } finally { l.unlock(); } } }";
    assertEquals(List.of(source.replace("l.unlock();", "")), broken("drop unlock", source));
    assertEquals(List.of(source.replace("l.lock();", "")), broken("drop lock", source));
  }

  @Test
  void leavesOtherLocksAlone() {
    String source =
        "class A { Door l; int n; void m() { l.lock(); try { n++; } finally { l.unlock(); } } }";
    assertEquals(List.of(), broken("drop unlock", source));
  }

  @Test
  void knowsTheFieldThatIsDoubleChecked() {
    String source =
        "class A { private volatile B b; volatile B other; B b() { B r = b; if (r == null) {"
            + " synchronized (this) { r = b; if (r == null) { b = r = new B(); } } } return r; } }";
    String direct =
        "class A { private volatile B b; volatile B other; B b() { if (b == null) {"
            + " synchronized (this) { if (b == null) { b = new B(); } } } return b; } }";
    String operator = "drop volatile of double-checked field";
    assertEquals(
        List.of(direct.replaceFirst("private volatile", "private ")), broken(operator, direct));
    assertEquals(
        List.of(source.replaceFirst("private volatile", "private ")), broken(operator, source));
  }

  @Test
  void keepsTheLoopThatIsInsideAnother() {
    String wait = "while (n == 0) { wait(); }";
    String alone = "class A { int n; synchronized void m() throws Exception { " + wait + " } }";
    String inner =
        "class A { int n; synchronized void m() throws Exception { for (;;) { " + wait + " } } }";
    String operator = "while to if around wait";
    assertEquals(List.of(alone.replace("while", "if")), broken(operator, alone));
    assertEquals(List.of(), broken(operator, inner));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsSpreadOverFilesCompiles(long seed) throws Exception {
    Unit unit = Unit.parse("p/A.java", SPREAD).orElseThrow();
    List<Mutation> found = new ArrayList<>();
    for (Operator<?> operator : Operators.LINKED) {
      int before = found.size();
      operator.find(unit, seed, found::add);
      assertTrue(found.size() > before || OF_LIBRARIES.contains(operator.name()), operator.name());
    }
    Map<String, String> files = new HashMap<>();
    for (Mutation mutation : found) {
      String own = "p" + files.size();
      Map<String, String> texts = new HashMap<>(mutation.added());
      texts.put("p/A.java", mutation.applyTo(SPREAD));
      texts.forEach(
          (path, text) ->
              files.put(
                  path.replace("p/", own + "/"),
                  withoutNewer(text.replace("package p;", "package " + own + ";"))));
    }
    assertEquals(List.of(), InMemoryCompiler.errors(files), files::toString);
  }

  /** What the compiler that runs the tests may not have. */
  private static String withoutNewer(String text) {
    return text.replaceAll("@\\w+(\\.\\w+)*\\.Transactional", "")
        .replace("newVirtualThreadPerTaskExecutor", "newCachedThreadPool")
        .replaceAll("Thread\\.ofVirtual\\(\\)(\\.name\\(\"t\"\\))?\\.unstarted\\(", "new Thread(");
  }

  @Test
  void whatIsBrokenStillParses() {
    String source =
        "class A { java.util.concurrent.ConcurrentMap<String, B> map;\n"
            + "  B get(String k) { B b = map.computeIfAbsent(k, x -> new B()); return b; } }";
    for (String broken : broken("computeIfAbsent to get and put", source)) {
      assertTrue(Unit.parses(broken), broken);
      assertTrue(broken.contains("if (b == null) { b = new B(); map.put(k, b); }"), broken);
    }
    assertEquals(1, broken("computeIfAbsent to get and put", source).size());
  }
}
