package io.github.threadwright.source.javaparser;

/** One text with all the syntax that the front end reads, for tests that hold for any code. */
final class Syntax {
  static final String ALL =
      """
      package p.q;
      import java.util.*;
      import static java.util.Map.entry;
      @Deprecated(since = "1") public abstract class A<T extends Comparable<T> & Runnable> extends B.C<T[]> implements D {
        private int a, b[] = {1, 2}, c = a + b[0] - (1 + 2) * 3;
        static { x = 1; } { y = "s" + 't' + 1.0f + 2L + null + true; }
        A(int... z) { this(); super.run(); } A() { z.super(1); }
        abstract <U> U f(@X final U u, int[]... v) throws E, F;
        synchronized Object g(Object o, int q) {
          int i = 0, j; final var k = (String) o;
          for (int l = 0, m = 1; l < m && q > 0; l++, --m) { if (l == 1) continue; else break; }
          for (;;) { break; } for (i = 0, j = 1; ; i++) ; for (String s : List.of("a")) use(s);
          lab: while (i < 3) { i += 2; do { i >>>= 1; continue lab; } while (!done()); }
          switch (q) { case 1, 2: i = 1; case 3: { break; } default: return null; }
          switch (o) { case String s when s.length() > 1 -> use(s); case R(int x, R(var y, _)) -> { } case null, default -> throw e(); }
          int w = switch (q) { case 1 -> 2; case 3 -> { yield 4; } default -> throw e(); };
          int v = switch (q) { case 1: yield 2; default: yield (3); };
          try (var r = open(); o; this.h) { use(r); } catch (G | H e) { throw e; } finally { close(); }
          synchronized (this) { assert i > 0 : "m" + i; }
          if (!(o instanceof String t)) return o; else if (t.isEmpty()) { }
          Runnable run = () -> use(o, i); Object fun = (a, b) -> (int c) -> { return a; };
          Object[] refs = {String::new, int[]::new, a.b.C::d, this::g, super::g, List<String>::size, t::length};
          new A<>(1) { int inner = i; @Override void m() { use(o, inner, () -> inner); } };
          o.new Inner(1).x = new int[3][q][]; int[][] arr = new int[][] {{1}, {}}; arr[1][i]++;
          class Loc<V> { V v; } record Rec(int n, String... s) { Rec { n++; } static int z; } interface Int { void m(); }
          Outer.this.x = A.super.y; Outer.super.m(); this.<String>g(1).h(); entry(1, 2); int.class.x(); String[].class.y();
          boolean flag = o instanceof R(String s2, int n2) && n2 > 1 ? a ? b : c : !x;
          var text = \"""
              a \\\""" b
                c\\
              \""";
          return (Runnable & java.io.Serializable) (x) -> ~-+x;
        }
        enum E1 implements D { @X P(1) { void m() { } }, Q, ; E1(int... x) { } }
        @interface Ann { int value() default 1; String[] names() default {"a"}; }
        sealed interface S permits S1, S2 { int K = 1; default void d() { } private static void e() { } }
        non-sealed class S1 implements S { }
        record R<T>(@X int a, T b) implements Q { R { if (a < 0) throw new X(); } R(int a) { this(a, null); } }
        ;
      }
      """;

  private Syntax() {}
}
