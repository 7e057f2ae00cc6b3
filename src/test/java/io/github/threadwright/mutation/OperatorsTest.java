package io.github.threadwright.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private static List<String> broken(String operator, String source) {
    Unit unit = Unit.parse("A.java", source).orElseThrow();
    List<Mutation> found = new ArrayList<>();
    Operators.ALL.stream()
        .filter(o -> o.name().equals(operator))
        .forEach(o -> o.find(unit, found::add));
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
