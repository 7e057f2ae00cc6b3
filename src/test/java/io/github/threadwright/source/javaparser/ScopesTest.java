package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variable a name means. */
class ScopesTest {
  private static final String BOUND = "s#2";
  private static final String FREE = "(Name s)";

  /** The last statement is {@code use(s)}; it means the variable of the pattern before it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (!(p instanceof String s)) return null; use(s);",
        "if (!(p instanceof String s)) { throw p; } use(s);",
        "if (!(p instanceof String s && q > 0)) return null; use(s);",
        "if (!(p instanceof R(String s, _))) return null; use(s);",
        "if (p instanceof String s) { } else { return null; } use(s);",
        "if (p instanceof String s) { q++; } else throw p; use(s);",
        "if (!(p instanceof String s)) { while (true) q++; } use(s);",
        "if (!(p instanceof String s)) { for (;;) { } } use(s);",
        "if (!(p instanceof String s)) { synchronized (p) { return null; } } use(s);",
        "if (!(p instanceof String s)) { try { return null; } finally { q++; } } use(s);",
        "if (!(p instanceof String s)) { try { q++; } catch (E e) { q--; } finally { return null; }"
            + " } use(s);",
        "if (!(p instanceof String s)) { switch (q) { case 1: q++; default: return null; } }"
            + " use(s);",
        "if (!(p instanceof String s)) { switch (q) { case 1 -> throw p; default -> { return null;"
            + " } } } use(s);",
        "if (!(p instanceof String s)) { if (q > 0) return null; else throw p; } use(s);",
        "while (!(p instanceof String s)) { q--; } use(s);",
        "while (!(p instanceof String s)) { while (true) { break; } } use(s);",
        "for (; !(p instanceof String s); ) { } use(s);",
        "do { q--; } while (!(p instanceof String s)); use(s);",
        "l: while (!(p instanceof String s)) { q--; } use(s);",
      })
  void aPatternBindsForTheStatementsBehind(String code) {
    assertEquals("(Call - use [] [" + BOUND + "])", lastStatement(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (p instanceof String s) return null; use(s);",
        "if (!(p instanceof String s)) { q++; } use(s);",
        "if (p instanceof String s || q > 0) { } else return null; use(s);",
        "if (!(p instanceof String s)) { l: { if (q > 0) break l; return null; } } use(s);",
        "if (!(p instanceof String s)) { switch (q) { case 1: break; default: return null; } }"
            + " use(s);",
        "if (!(p instanceof String s)) { switch (q) { case 1: return null; } } use(s);",
        "if (!(p instanceof String s)) { while (q > 0) return null; } use(s);",
        "while (!(p instanceof String s)) { if (q > 0) break; } use(s);",
        "while (p instanceof String s) { } use(s);",
        "{ if (!(p instanceof String s)) return null; } use(s);",
        "boolean b = p instanceof String s; use(s);",
        "f(p instanceof String s); use(s);",
        "Runnable r = () -> { String s; }; use(s);",
        "{ String s; } use(s);",
        "for (String s = null; ; ) { break; } use(s);",
        "for (String s : f()) { } use(s);",
        "try (S s = f()) { } use(s);",
        "try { } catch (E s) { } use(s);",
        "switch (q) { case 1: String s; } use(s);",
        "switch (p) { case String s -> { } default -> { } } use(s);",
      })
  void aVariableEndsWithItsScope(String code) {
    assertEquals("(Call - use [] [" + FREE + "])", lastStatement(code));
  }

  private static String lastStatement(String code) {
    String all = Ir.statements(code);
    return all.substring(all.lastIndexOf("(Call - use"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          p instanceof String s && s.f() ? s : s   => (Conditional (Binary && [(InstanceOf p#0 - (TypePattern String s#2)) (Call s#2 f [] [])]) s#2 (Name s))
          !(p instanceof String s) || s.f()        => (Binary || [(Unary ! (InstanceOf p#0 - (TypePattern String s#2))) (Call s#2 f [] [])])
          p instanceof String s || s.f()           => (Binary || [(InstanceOf p#0 - (TypePattern String s#2)) (Call (Name s) f [] [])])
          !(p instanceof String s) ? s : s         => (Conditional (Unary ! (InstanceOf p#0 - (TypePattern String s#2))) (Name s) s#2)
          (p instanceof A a && p instanceof B b) && f(a, b)  => (Binary && [(InstanceOf p#0 - (TypePattern A a#2)) (InstanceOf p#0 - (TypePattern B b#3)) (Call - f [] [a#2 b#3])])
          p instanceof R(int a, S(var b, _)) && a > b        => (Binary && [(InstanceOf p#0 - (RecordPattern R [(TypePattern int a#2) (RecordPattern S [(TypePattern var b#3) (AnyPattern)])])) (Binary > [a#2 b#3])])
          """)
  void aPatternBindsWithinItsExpression(String code, String expected) {
    assertEquals(expected, Ir.expression(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          while (p instanceof String s) f(s);      => (While (InstanceOf p#0 - (TypePattern String s#2)) (Call - f [] [s#2]))
          for (; p instanceof String s; g(s)) f(s); => (For [] (InstanceOf p#0 - (TypePattern String s#2)) [(Call - g [] [s#2])] (Call - f [] [s#2]))
          if (p instanceof String s) f(s); else g(s);  => (If (InstanceOf p#0 - (TypePattern String s#2)) (Call - f [] [s#2]) (Call - g [] [(Name s)]))
          if (!(p instanceof String s)) f(s); else g(s);  => (If (Unary ! (InstanceOf p#0 - (TypePattern String s#2))) (Call - f [] [(Name s)]) (Call - g [] [s#2]))
          assert !(p instanceof String s) : s;     => (Assert (Unary ! (InstanceOf p#0 - (TypePattern String s#2))) s#2)
          int _ = f(); for (var _ : p) f(_);       => (Declare int _#2 (Call - f [] [])) (ForEach var _#3 p#0 (Call - f [] [(Name _)]))
          A x = f(x); { A y = x; } f(y);           => (Declare A x#2 (Call - f [] [x#2])) (Block [(Declare A y#3 x#2)]) (Call - f [] [(Name y)])
          for (A a : a) f(a);                      => (ForEach A a#2 (Name a) (Call - f [] [a#2]))
          try (A a = f(); B b = g(a)) { } catch (E e) { f(a); }  => (Try [(Declare A a#2 (Call - f [] [])) (Declare B b#3 (Call - g [] [a#2]))] (Block []) [(Catch E e#4 [E] (Block [(Call - f [] [(Name a)])]) -)] -)
          switch (p) { case A a when a.x instanceof B b: f(a, b); default: f(a); } => (Switch p#0 [(Case [(TypePattern A a#2)] (InstanceOf (Select a#2 x) - (TypePattern B b#3)) [(Call - f [] [a#2 b#3])]) (Case [] isDefault - [(Call - f [] [(Name a)])])] statement)
          """)
  void variablesReachAsFarAsTheLanguageSays(String code, String expected) {
    assertEquals(expected, Ir.statements(code));
  }

  @Test
  void fieldsOfAClassInAMethodHideTheVariablesOfTheMethod() {
    TypeDecl type =
        Ir.type(
            "class A { void m(int a, int b) { new T() { int a; void n() { f(a, b); } class U { int"
                + " b; int c = b; } }; f(a); } }");
    assertEquals(
        "(Block [(New - T [] A$1{a=-;n[](Block [(Call - f [] [(Name a) b#1])])}) (Call - f []"
            + " [a#0])])",
        Ir.print(Ir.method(type, "m")));
    TypeDecl anonymous =
        ((Node.New) ((Node.Block) Ir.method(type, "m").root()).statements().get(0)).body();
    assertEquals("(Name b)", Ir.print(anonymous.members().get(0).fields().get(1).init()));
  }

  @Test
  void compactConstructorsHaveTheComponentsAsParameters() {
    TypeDecl type =
        Ir.type("record R(int a, String... b) { R { a = b.length; } int f() { return a; } }");
    assertEquals(
        "(Block [(Assign = a#2 (Select b#3 length))])", Ir.print(Ir.method(type, "<init>")));
    assertEquals("(Block [(Return (Name a))])", Ir.print(Ir.method(type, "f")));
    assertEquals(List.of("a", "b"), type.recordComponents().stream().map(Local::name).toList());
    assertEquals("<init>(int,String[])", type.methods().get(0).signature());
  }

  @Test
  void lambdasCaptureWhatIsDeclaredOutside() {
    assertEquals(
        List.of(List.of("q", "p", "y"), List.of("p", "y", "a")),
        captures("int y = 1; run(a -> { int b = q; run(() -> f(p, y, a, p, b2)); f(b); });"));
    assertEquals(
        List.of(List.of("p")),
        captures("run(() -> new Object() { int q; void n(int z) { f(p, q, z); } });"));
    assertEquals(
        List.of(List.of()),
        captures("new Object() { void n(int z) { run(() -> { int y; }); } };", "n"));
  }

  private static List<List<String>> captures(String code) {
    return captures(code, "m");
  }

  private static List<List<String>> captures(String code, String method) {
    return Ir.readWell("class A { void m(Object p, int q) { " + code + " } }")
        .allTypes()
        .flatMap(t -> t.methods().stream())
        .filter(m -> m.name().equals(method) && m.body() != null)
        .flatMap(m -> m.body().all())
        .filter(Node.Lambda.class::isInstance)
        .map(n -> ((Node.Lambda) n).captures().stream().map(Local::name).toList())
        .toList();
  }

  @Test
  void idsOfLocalsAreDense() {
    var file =
        Ir.readWell(
            "class A { void m(int a) { int b; f(c -> { for (int d : e) try (var g = h()) { } catch"
                + " (E i) { } }); } Object f = (Runnable) (j) -> { }; record R(int k) { R { } } }");
    // k is there twice: as a component and as the parameter of the compact constructor.
    assertEquals(9, file.localCount());
  }
}
