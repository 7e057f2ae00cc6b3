package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What statements become; {@code p} and {@code q} are the parameters of the method around them. */
class StatementsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          int a = 1, b[] = {2}, c;       => (Declare int a#2 1) (Declare int[] b#3 (ArrayInit [2])) (Declare int c#4 -)
          int[] a[];                     => (Declare int[][] a#2 -)
          final var x = p; f(x);         => (Declare final var x#2 p#0) (Call - f [] [x#2])
          if (a) return p; else if (b) throw p; else ;  => (If (Name a) (Return p#0) (If (Name b) (Throw p#0) (Empty)))
          for (int i = 0, j = q; i < j; i++, j--) f(i); => (For [(Declare int i#2 0) (Declare int j#3 q#1)] (Binary < [i#2 j#3]) [(Unary ++ postfix i#2) (Unary -- postfix j#3)] (Call - f [] [i#2]))
          for (q = 0, f(); ; ) { break; } => (For [(Assign = q#1 0) (Call - f [] [])] - [] (Block [(Break -)]))
          for (final String s : p) f(s); => (ForEach final String s#2 p#0 (Call - f [] [s#2]))
          l: while (true) { if (a) continue l; break l; }  => (Labeled l (While true (Block [(If (Name a) (Continue l) -) (Break l)])))
          do q--; while (q > 0);         => (DoWhile (Unary -- postfix q#1) (Binary > [q#1 0]))
          try (var r = open(); p; this.x) { f(r); } => (Try [(Declare var r#2 (Call - open [] [])) p#0 (Select (This -) x)] (Block [(Call - f [] [r#2])]) [] -)
          try { } catch (A | b.B e) { f(e); } catch (final C e) { } finally { g(); } => (Try [] (Block []) [(Catch |<A, b.B> e#2 [A b.B] (Block [(Call - f [] [e#2])]) -) (Catch final C e#3 [C] (Block []) -)] (Block [(Call - g [] [])]))
          try { } catch (A e) { /* x */ }  => (Try [] (Block []) [(Catch A e#2 [A] (Block []) /* x */)] -)
          try { } catch (A e) { q++; /* x */ }  => (Try [] (Block []) [(Catch A e#2 [A] (Block [(Unary ++ postfix q#1)]) -)] -)
          synchronized (p) { q++; }      => (Synchronized p#0 (Block [(Unary ++ postfix q#1)]))
          assert q > 0 : "m" + q;        => (Assert (Binary > [q#1 0]) (Binary + ["m" q#1]))
          switch (q) { case 1: int z = 1; case 2: z = 2; break; default: }  => (Switch q#1 [(Case [1] - [(Declare int z#2 1)]) (Case [2] - [(Assign = z#2 2) (Break -)]) (Case [] isDefault - [])] statement)
          class L { int q; void n() { f(p, q); } }  => (LocalType A$1L{q=-;n[](Block [(Call - f [] [p#0 (Name q)])])})
          record R(int q) { void n() { f(q); } }    => (LocalType A$1R{n[](Block [(Call - f [] [(Name q)])])})
          interface I { int p = 1; void n(int q); } => (LocalType A$1I{p=1;n[int q#2];})
          """)
  void statements(String code, String expected) {
    assertEquals(expected, Ir.statements(code));
  }

  @Test
  void constructorsCallEachOther() {
    String code = "class A { A() { this(1); } A(int x) { int y = x; B.this.super(y); } }";
    assertEquals(
        List.of(
            "(Block [(ConstructorCall isThis - [1])])",
            "(Block [(Declare int y#1 x#0) (ConstructorCall (This B) [y#1])])"),
        Ir.type(code).methods().stream().map(m -> Ir.print(m.body())).toList());
  }

  @Test
  void whatCannotBeReadIsSaidToBeUnknownAndTheRestIsKept() {
    var file = Ir.read("class A { void m() { a(); b(; c(); } void n() { d(); } }");
    assertEquals(1, file.problems().size());
    assertEquals(
        List.of(
            "(Block [(Call - a [] []) (Unsupported a statement that is not Java) (Call - c []"
                + " [])])",
            "(Block [(Call - d [] [])])"),
        file.types().get(0).methods().stream().map(m -> Ir.print(m.body())).toList());
  }

  @Test
  void lambdasAreNumberedWithinTheirBody() {
    var type =
        Ir.type(
            "class A { Object f = a(() -> 1, () -> 2); void m() { a(() -> b(() -> 1)); new B() {"
                + " void n() { a(() -> 1); } }; a(() -> 2); } }");
    assertEquals(List.of(1, 2), ordinals(type.fields().get(0).init()));
    assertEquals(List.of(1, 2, 3), ordinals(Ir.method(type, "m")));
  }

  private static List<Integer> ordinals(Body body) {
    return body.all()
        .filter(Node.Lambda.class::isInstance)
        .map(n -> ((Node.Lambda) n).ordinal())
        .toList();
  }
}
