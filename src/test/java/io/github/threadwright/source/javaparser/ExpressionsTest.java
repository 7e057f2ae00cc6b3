package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What expressions become; {@code p} and {@code q} are the parameters of the method around them.
 */
class ExpressionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
      1 + 2 * q - 3 - 4              => (Binary - [(Binary + [1 (Binary * [2 q#1])]) 3 4])
      (q + 1) + 2                    => (Binary + [q#1 1 2])
      q + (1 + 2)                    => (Binary + [q#1 (Binary + [1 2])])
      q + 1 - 2 + 3                  => (Binary + [(Binary - [(Binary + [q#1 1]) 2]) 3])
      ((q))                          => q#1
      p != null && q > 1 || q < 0    => (Binary || [(Binary && [(Binary != [p#0 null]) (Binary > [q#1 1])]) (Binary < [q#1 0])])
      q >>> 1 << 2 >> 3              => (Binary >> [(Binary << [(Binary >>> [q#1 1]) 2]) 3])
      -q++ + ~--q                    => (Binary + [(Unary - (Unary ++ postfix q#1)) (Unary ~ (Unary -- q#1))])
      q >>>= 3                       => (Assign >>>= q#1 3)
      q = q = 1                      => (Assign = q#1 (Assign = q#1 1))
      q > 1 ? p : null               => (Conditional (Binary > [q#1 1]) p#0 null)
      this.y[q + 1][2]               => (ArrayAccess (ArrayAccess (Select (This -) y) (Binary + [q#1 1])) 2)
      (int) 'x'                      => (Cast int 'x')
      (A & b.B<C>) () -> {}          => (Cast &<A, b.B<C>> (Lambda [] (Block []) [] 1))
      p instanceof String            => (InstanceOf p#0 String -)
      p instanceof final String[] s  => (InstanceOf p#0 - (TypePattern final String[] s#2))
      """)
  void operators(String code, String expected) {
    assertEquals(expected, Ir.expression(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
      a.b.c                          => (Select (Select (Name a) b) c)
      p.a.b                          => (Select (Select p#0 a) b)
      a.B.this.x                     => (Select (This a.B) x)
      a.B.super.x                    => (Select (Super a.B) x)
      super.x                        => (Select (Super -) x)
      f(p, q).g().<A, B[]>h(1)       => (Call (Call (Call - f [] [p#0 q#1]) g [] []) h [A B[]] [1])
      a.B.<C>f(x)                    => (Call (Select (Name a) B) f [C] [(Name x)])
      super.f()                      => (Call (Super -) f [] [])
      A.super.f()                    => (Call (Super A) f [] [])
      Thread.yield()                 => (Call (Name Thread) yield [] [])
      String[].class                 => (ClassLiteral String[])
      void.class                     => (ClassLiteral void)
      String::length                 => (MethodRef (Name String) length)
      p::hashCode                    => (MethodRef p#0 hashCode)
      p.x::<T>f                      => (MethodRef (Select p#0 x) f)
      a.B::new                       => (MethodRef (Select (Name a) B) new)
      int[]::new                     => (MethodRef (TypeUse int[]) new)
      a.B<C>::size                   => (MethodRef (TypeUse a.B<C>) size)
      this::f                        => (MethodRef (This -) f)
      super::f                       => (MethodRef (Super -) f)
      f()::g                         => (MethodRef (Call - f [] []) g)
      (q)::g                         => (MethodRef q#1 g)
      """)
  void namesAndCalls(String code, String expected) {
    assertEquals(expected, Ir.expression(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
      new A<>(p)                     => (New - A<> [p#0] -)
      new <T> A(p)                   => (New - A [p#0] -)
      p.new B(1)                     => (New p#0 B [1] -)
      new a.B<? extends C, ? super D[], ?>()  => (New - a.B<?<C>, ? super<D[]>, ?> [] -)
      new A(q) { int z = q; void n() { f(p, z); } }   => (New - A [q#1] A$1{z=q#1;n[](Block [(Call - f [] [p#0 (Name z)])])})
      new int[q][2][]                => (NewArray int[][][] [q#1 2] -)
      new int[][] {{1}, {q, 2}}      => (NewArray int[][] [] (ArrayInit [(ArrayInit [1]) (ArrayInit [q#1 2])]))
      x -> x + q                     => (Lambda [x#2] (Binary + [x#2 q#1]) [int q#1] 1)
      (int x, final String... y) -> { return y[x]; }  => (Lambda [int x#2 final String... y#3] (Block [(Return (ArrayAccess y#3 x#2))]) [] 1)
      (var x, var y) -> y            => (Lambda [var x#2 var y#3] y#3 [] 1)
      () -> () -> p                  => (Lambda [] (Lambda [] p#0 [Object p#0] 2) [Object p#0] 1)
      """)
  void creation(String code, String expected) {
    assertEquals(expected, Ir.expression(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
      1L + 0x1F + 1e3 + 1f + 0b11 + 1_000 + 0x1p3D  => (Binary + [1L 0x1F 1e3 1f 0b11 1_000 0x1p3D])
      true == false                  => (Binary == [true false])
      '\\'' + '\\u0041' + '\\\\' + '\\101'  => (Binary + [''' 'A' '\\' 'A'])
      "a\\"\\u0041\\\\u0041\\s|"           => "a"A\\u0041 |"
      "\\u0041\\u005c\\u005cx"             => "A\\x"
      """)
  void literals(String code, String expected) {
    assertEquals(expected, Ir.expression(code));
  }

  @Test
  void kindsOfNumbersComeFromTheirSuffix() {
    Body body =
        Ir.method(Ir.type("class A { void m() { f(1, 2l, 3f, 4d, 5.0, 0xF, '6', null); } }"), "m");
    String kinds =
        body.all()
            .filter(Node.Literal.class::isInstance)
            .map(n -> ((Node.Literal) n).kind().name())
            .reduce("", (a, b) -> a + " " + b);
    assertEquals(" INT LONG FLOAT DOUBLE DOUBLE INT CHAR NULL", kinds);
  }

  @Test
  void anOddNumberOfBackslashesMakesAUnicodeEscape() {
    assertEquals(
        "A\\\\u0041\\\\A", Literals.withoutUnicodeEscapes("\\uuu0041\\\\u0041\\\\\\u0041"));
    assertEquals("\\u00g1\\u00", Literals.withoutUnicodeEscapes("\\u00g1\\u00"));
  }

  @Test
  void textBlocksLoseTheirIndentAndKeepTheirLines() {
    assertEquals(
        "\"a\n  \\b\tc d\"",
        Ir.expression("\"\"\"  \r\n      a\r\n        \\\\b\\tc \\\n      d\"\"\""));
  }

  @Test
  void switchesHaveCasesOfEveryKind() {
    assertEquals(
        "(Switch q#1 [(Case [1 2] - [\"a\"] arrow) (Case [3] - [(Block [(Yield \"b\")])] arrow)"
            + " (Case [] isDefault - [(Throw (Name e))] arrow)])",
        Ir.expression(
            "switch (q) { case 1, 2 -> \"a\"; case 3 -> { yield \"b\"; } default -> throw e; }"));
    assertEquals(
        "(Switch p#0 [(Case [(TypePattern String s#2)] (Call s#2 isEmpty [] []) [s#2] arrow)"
            + " (Case [(RecordPattern R [(TypePattern var x#3) (RecordPattern S [(AnyPattern) (TypePattern int _#4)])])] - [x#3] arrow)"
            + " (Case [null] isDefault - [q#1] arrow)])",
        Ir.expression(
            "switch (p) { case String s when s.isEmpty() -> s; case R(var x, S(_, int _)) -> x;"
                + " case null, default -> q; }"));
  }

  @Test
  void yieldIsReadAsAStatementAndAsAName() {
    assertEquals(
        "(Switch q#1 [(Case [1] - [(Yield (Name x))]) (Case [2] - [(Yield (Name x))]) (Case [] isDefault - [(Yield (Unary - 1))])])",
        Ir.expression("switch (q) { case 1: yield x; case 2: yield (x); default: yield -1; }"));
    assertEquals(
        "(Declare int yield#2 1) (Assign = yield#2 2)", Ir.statements("int yield = 1; yield = 2;"));
  }
}
