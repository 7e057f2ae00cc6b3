package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedFactsTest {
  private static final String MEMBERS =
      "int field; long total; int[] data; static int calls; List<String> names; static class Item { int price; Item next; void setPrice(int p) { price = p; } int price() { return price; } } "
          + "final Item kept = new Item(); Item shared() { return kept; } static int f(int x) { return x + 1; } ";

  /** What is carried, as {@code KIND} or {@code KIND+} when it is mergeable. */
  private static List<String> in(String statements) {
    return FactsOf.members(
            MEMBERS
                + "Object m(List<String> xs, int[] a, int[] b, int n, Map<String, String> map, Set<String> seen, List<Item> items, StringBuilder sb, Iterator<String> it)"
                + " throws Exception { "
                + statements
                + " return null; }")
        .all(Fact.Carried.class)
        .stream()
        .map(fact -> fact.kind() + (fact.mergeable() ? "+" : ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (String x : xs) { String y = x.trim(); y.length(); }",
        "for (int i = 0; i < n; i++) { a[i] = b[i] * 2; }",
        "for (int i = n - 1; i >= 0; i--) { a[i] = b[i]; }",
        "int i = 0; while (i < n) { a[i] = i; i++; }",
        "int i; for (i = 0; i < a.length; i += 2) { a[i] = i; }",
        "int t; for (int i = 0; i < n; i++) { t = b[i]; a[i] = t * t; }",
        "int t; for (int i = 0; i < n; i++) { if (b[i] > 0) t = 1; else t = 2; a[i] = t; }",
        "int t; for (int i = 0; i < n; i++) { try { t = b[i]; } catch (RuntimeException e) { continue; } a[i] = t; }",
        "for (int i = 0; i < n; i++) { int k = 2 * i + 1; a[k] = b[k - 1]; }",
        "for (int i = 0; i < n; i++) { int row = i * n; a[row + n] = b[row]; }",
        "for (Item x : items) { x.price = 3; x.setPrice(4); }",
        "for (String x : xs) { List<String> own = new ArrayList<>(); own.add(x); own.size(); }",
        "for (String x : xs) { StringBuilder own = new StringBuilder(); own.append(x).append(1); own.toString(); }",
        "for (int i = 0; i < n; i++) { items.get(i).setPrice(2); }",
        "for (Map.Entry<String, Item> e : new HashMap<String, Item>().entrySet()) { e.getValue().setPrice(1); }",
        "xs.forEach(x -> x.trim());",
        "IntStream.range(0, n).forEach(i -> a[i] = b[i]);",
      })
  void iterationsOfTheirOwn(String statements) {
    assertEquals(List.of(), in(statements));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int s = 0; for (int x : a) { s += x; } return s;|REDUCTION+",
        "int s = 0; for (int x : a) { if (x > 0) s++; } return s;|REDUCTION+",
        "int s = 0; for (int x : a) { s = s + x; } return s;|REDUCTION+",
        "int s = 0; for (int x : a) { s = Math.max(s, x); } return s;|REDUCTION+",
        "int s = 0; for (int x : a) { if (x > s) { s = x; } } return s;|REDUCTION+",
        "int s = 0; for (int x : a) { s = x > s ? x : s; } return s;|REDUCTION+",
        "boolean s = false; for (int x : a) { if (x > 0) s = true; } return s;|REDUCTION+",
        "Item s = items.get(0); for (Item x : items) { if (x.price() > s.price()) s = x; } return s;|REDUCTION+",
        "java.math.BigDecimal s = null; for (String x : xs) { s = s.add(new java.math.BigDecimal(x)); } return s;|REDUCTION+",
        "for (int x : a) { total += x; }|REDUCTION+",
        "for (int x : a) { calls++; }|REDUCTION+",
        "for (int x : a) { data[x]++; }|REDUCTION+",
        "for (String x : xs) { names.add(x); }|ORDERED_EFFECT+",
        "for (String x : xs) { sb.append(x).append(','); }|ORDERED_EFFECT+ ORDERED_EFFECT+",
        "for (String x : xs) { System.out.println(x); }|ORDERED_EFFECT+",
        "for (String x : xs) { map.put(x, x); }|SHARED_WRITE+",
        "for (String x : xs) { seen.add(x); }|SHARED_WRITE+",
        "String last = null; for (String x : xs) { last = x; } return last;|ORDERED_EFFECT+",
        "for (int x : a) { if (x < 0) throw new IllegalArgumentException(); }|EXIT+",
        "xs.stream().forEach(x -> names.add(x));|ORDERED_EFFECT+",
      })
  void whatCanBeMergedAfterwards(String statements, String expected) {
    assertEquals(expected, String.join(" ", in(statements)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int p = 0; for (int i = 0; i < n; i++) { a[i] = p; p = b[i]; }|DEPENDENCE",
        "int s = 0; for (int x : a) { s += x; if (s > 10) f(s); }|DEPENDENCE",
        "int s = 0; for (int x : a) { s = 2 * s - x; } return s;|DEPENDENCE",
        "int t = 0; for (int i = 0; i < n; i++) { if (b[i] > 0) t = 1; a[i] = t; }|DEPENDENCE",
        "int k = 0; for (int i = 0; i < n; i++) { if (b[i] > 0) a[k++] = b[i]; }|SHARED_WRITE DEPENDENCE",
        "for (int i = 1; i < n; i++) { a[i] = a[i - 1] + b[i]; }|DEPENDENCE",
        "for (int i = 0; i < n; i++) { a[n] = b[i]; }|SHARED_WRITE",
        "for (int x : a) { field = x; }|SHARED_WRITE",
        "for (int x : a) { field = field * 2 + x; }|DEPENDENCE",
        "for (int x : a) { total += x; if (total > 3) f(x); }|DEPENDENCE",
        "for (String x : xs) { if (seen.add(x)) f(1); }|DEPENDENCE",
        "for (String x : xs) { if (!names.contains(x)) names.add(x); }|DEPENDENCE",
        "for (String x : xs) { map.put(x, map.get(x) + 1); }|DEPENDENCE",
        "for (int x : a) { if (x < 0) break; }|EXIT",
        "for (int x : a) { if (x < 0) return x; }|EXIT",
        "int r = -1; int best = 0; for (int i = 0; i < n; i++) { if (a[i] == 0) { if (r < 0) { r = i; } } else if (r >= 0) { best = Math.max(best, i - r); r = -1; } } return best;|DEPENDENCE REDUCTION+",
        "out: for (int x : a) { switch (x) { case 1: break out; default: break; } }|EXIT",
        "while (it.hasNext()) { it.next().trim(); }|EXIT DEPENDENCE",
        "for (Item x = items.get(0); x != null; x = x.next) { x.price(); }|EXIT DEPENDENCE",
        "while (true) { f(1); }|EXIT",
        "for (Item x : items) { items.get(0).setPrice(x.price()); }|SHARED_WRITE",
        "xs.forEach(x -> field = x.length());|SHARED_WRITE",
        "Item one = items.get(0); for (int x : a) { Item i = Objects.requireNonNull(one); i.price = x; }|SHARED_WRITE",
        "for (int x : a) { Item i = shared(); i.setPrice(x); }|SHARED_WRITE",
      })
  void whatMakesIterationsDependent(String statements, String expected) {
    assertEquals(expected, String.join(" ", in(statements)));
  }

  @Test
  void goingOnWithTheOuterLoopEndsTheInnerOne() {
    FactsOf facts =
        FactsOf.members(
            "void m(int[] a) { out: for (int x : a) { for (int y : a) { if (y == x) continue out; } } }");
    Fact.Carried exit = facts.only(Fact.Carried.class);
    assertEquals(Fact.Carried.Kind.EXIT, exit.kind());
    assertTrue(facts.facts().index().loops(exit.place()).get(1) == exit.repeated());
  }

  @Test
  void aCarriedFactNamesItsLoop() {
    FactsOf facts =
        FactsOf.members(
            "int m(int[][] a) { int s = 0; for (int[] r : a) { int t = 0; for (int x : r) { t += x; } s += t; } return s; }");
    List<Fact.Carried> carried = facts.all(Fact.Carried.class);
    assertEquals(2, carried.size());
    assertTrue(
        facts.facts().index().loops(carried.get(0).place()).get(1) == carried.get(0).repeated());
    assertTrue(
        facts.facts().index().loops(carried.get(0).place()).get(0) == carried.get(1).repeated());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { f(1); } catch (RuntimeException e) { throw new IllegalStateException(e); }",
        "Supplier<Integer> s = () -> { return 1; };",
        "switch (n) { case 1: break; default: f(2); }",
        "while (f(n) > 2) { break; }",
        "inner: for (int k = 0; k < n; k++) { if (a[k] == 0) continue inner; }",
      })
  void whatEndsSomethingElseIsNoExit(String statements) {
    List<Fact.Carried> carried =
        FactsOf.members(
                "static int f(int x) { return x; } void m(int[] a, int n) { for (int y : a) { "
                    + statements
                    + " } }")
            .all(Fact.Carried.class);
    assertEquals(
        List.of(),
        carried.stream()
            .filter(fact -> fact.repeated() instanceof io.github.threadwright.source.Node.ForEach)
            .toList());
  }
}
