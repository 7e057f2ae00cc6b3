package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Import;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeDecl.Nesting;
import io.github.threadwright.source.types.TypeShape.Kind;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What files, types and members become. */
class DeclarationsTest {

  @Test
  void filesHaveAPackageAndImports() {
    SourceFile file =
        Ir.readWell(
            "package a.b; import c.D; import static c.D.e; import f.*; import static f.G.*; import module h.i; class A {}");
    assertEquals("a.b", file.packageName());
    assertEquals(
        List.of(
            new Import("c.D", false, false, false),
            new Import("c.D.e", true, false, false),
            new Import("f", false, true, false),
            new Import("f.G", true, true, false),
            new Import("h.i", false, false, true)),
        file.imports());
    assertEquals("a.b.A", file.types().get(0).binaryName());
  }

  @Test
  void filesWithoutTypesAreFine() {
    for (String text :
        List.of(
            "",
            ";",
            "module a.b { requires java.sql; exports a; }",
            "@Deprecated package a;",
            "// nothing",
            "\u001a")) {
      assertEquals(List.of(), Ir.readWell(text).types(), text);
    }
  }

  @Test
  void aFileMayDeclareItsMethodsWithoutAClass() {
    TypeDecl type = Ir.type("int x = 1; void main() { f(x); } class B {}");
    assertEquals("A", type.binaryName());
    assertEquals("final", Modifier.toString(type.modifiers()));
    assertEquals(Span.NONE, type.nameSpan());
    assertEquals("(Block [(Call - f [] [(Name x)])])", Ir.print(Ir.method(type, "main")));
    assertEquals(List.of("A$B"), type.members().stream().map(TypeDecl::binaryName).toList());
  }

  @Test
  void typesHaveWhatTheirHeadSays() {
    TypeDecl type =
        Ir.type(
            "@X abstract sealed class A<T extends B & C<T>, U> extends D<U> implements E, F.G permits H {}");
    assertEquals("abstract", Modifier.toString(type.modifiers()));
    assertEquals(
        "[TypeParam[name=T, bounds=[B, C<T>]], TypeParam[name=U, bounds=[]]]",
        type.typeParameters().toString());
    assertEquals("D<U>", type.superclass().toString());
    assertEquals("[E, F.G]", type.interfaces().toString());
    assertEquals(List.of("X"), type.annotations().stream().map(Annotation::name).toList());
    TypeDecl extending = Ir.type("interface I extends J, K<L> {}");
    assertNull(extending.superclass());
    assertEquals("[J, K<L>]", extending.interfaces().toString());
  }

  @Test
  void typesHaveTheModifiersOfTheirPlace() {
    String text =
        """
        class Top { enum E {} record R() {} interface I {} @interface N {} class C {} static class S {}
          void m() { record L() {} interface J {} class K {} new Object() {}; } }
        interface Face { class C {} enum E {} }
        """;
    Map<String, String> modifiers =
        Ir.readWell(text)
            .allTypes()
            .collect(
                Collectors.toMap(
                    TypeDecl::binaryName,
                    t -> t.nesting() + " " + t.kind() + " " + Modifier.toString(t.modifiers())));
    assertEquals("TOP CLASS ", modifiers.get("Top"));
    assertEquals("MEMBER ENUM static", modifiers.get("Top$E"));
    assertEquals("MEMBER RECORD static final", modifiers.get("Top$R"));
    assertEquals("MEMBER INTERFACE abstract static interface", modifiers.get("Top$I"));
    assertEquals("MEMBER ANNOTATION abstract static interface", modifiers.get("Top$N"));
    assertEquals("MEMBER CLASS ", modifiers.get("Top$C"));
    assertEquals("MEMBER CLASS static", modifiers.get("Top$S"));
    assertEquals("LOCAL RECORD static final", modifiers.get("Top$1L"));
    assertEquals("LOCAL INTERFACE abstract static interface", modifiers.get("Top$1J"));
    assertEquals("LOCAL CLASS ", modifiers.get("Top$1K"));
    assertEquals("ANONYMOUS CLASS ", modifiers.get("Top$1"));
    assertEquals("TOP INTERFACE abstract interface", modifiers.get("Face"));
    assertEquals("MEMBER CLASS public static", modifiers.get("Face$C"));
    assertEquals("MEMBER ENUM public static", modifiers.get("Face$E"));
  }

  @Test
  void membersOfInterfacesHaveTheModifiersThatNobodyWrites() {
    TypeDecl face =
        Ir.type(
            "interface I { int X = 1; void a(); default void b() {} static void c() {} private void d() {} private static void e() {} }");
    assertEquals(
        List.of("public abstract", "public", "public static", "private", "private static"),
        face.methods().stream().map(m -> Modifier.toString(m.modifiers())).toList());
    assertEquals("public static final", Modifier.toString(face.fields().get(0).modifiers()));
    assertNull(face.methods().get(0).body());
    TypeDecl annotation = Ir.type("@interface N { int[] value() default {1}; String X = \"\"; }");
    assertEquals(Kind.ANNOTATION, annotation.kind());
    assertEquals("public abstract", Modifier.toString(annotation.methods().get(0).modifiers()));
    assertEquals("int[]", annotation.methods().get(0).returns().toString());
    assertEquals("public static final", Modifier.toString(annotation.fields().get(0).modifiers()));
  }

  @Test
  void fieldsHaveOneDeclarationForEachVariable() {
    String text =
        "class A { @X private volatile int a, b[] = {1}, c = d(); final transient Map<K, V> e = null; }";
    List<FieldDecl> fields = Ir.type(text).fields();
    assertEquals(
        List.of("int a", "int[] b", "int c", "Map<K, V> e"),
        fields.stream().map(f -> f.type() + " " + f.name()).toList());
    assertEquals(
        List.of(
            "@X private volatile int a",
            "b[] = {1}",
            "c = d();",
            "final transient Map<K, V> e = null;"),
        fields.stream().map(f -> text(text, f.span())).toList());
    assertEquals(
        List.of("a", "b", "c", "e"), fields.stream().map(f -> text(text, f.nameSpan())).toList());
    assertTrue(fields.get(2).isVolatile() && fields.get(2).annotations().get(0).name().equals("X"));
    assertNull(fields.get(0).init());
    assertEquals("(Call - d [] [])", Ir.print(fields.get(2).init()));
  }

  private static String text(String text, long span) {
    return text.substring(Span.start(span), Span.end(span));
  }

  @Test
  void constantsOfAnEnumAreFieldsThatCreateIt() {
    String text =
        "enum E implements I { @X A, B(1, f()) { int g() { return 1; } }; E() {} E(int x, int y) {} int z = 1; }";
    TypeDecl type = Ir.type(text);
    assertEquals(Kind.ENUM, type.kind());
    FieldDecl first = type.fields().get(0);
    FieldDecl second = type.fields().get(1);
    assertTrue(
        first.enumConstant() && second.enumConstant() && !type.fields().get(2).enumConstant());
    assertEquals("public static final", Modifier.toString(first.modifiers()));
    assertEquals("E", second.type().toString());
    assertEquals("(New - E [] -)", Ir.print(first.init()));
    assertEquals(
        "(New - E [1 (Call - f [] [])] E$1{g[](Block [(Return 1)])})", Ir.print(second.init()));
    assertEquals("B", text(text, second.nameSpan()));
    assertEquals("X", first.annotations().get(0).name());
    assertEquals(
        List.of("private", "private"),
        type.methods().stream().map(m -> Modifier.toString(m.modifiers())).toList());
  }

  @Test
  void methodsHaveWhatTheirHeadSays() {
    TypeDecl type =
        Ir.type(
            "class A { @X protected static final synchronized <T extends B> int[] f(final int a[], T... b)[] throws E, g.F { return null; }"
                + " native void h(A this, int c); A(int... d) {} static { i(); } { j(); } }");
    MethodDecl f = type.methods().get(0);
    assertEquals("f(int[],T[])", f.signature());
    assertEquals("int[][]", f.returns().toString());
    assertEquals("[E, g.F]", f.thrown().toString());
    assertEquals("[TypeParam[name=T, bounds=[B]]]", f.typeParameters().toString());
    assertTrue(f.isStatic() && f.isSynchronized() && f.varargs());
    assertTrue(f.parameters().get(0).isFinal());
    assertEquals("T", f.parameters().get(1).type().toString());
    MethodDecl h = type.methods().get(1);
    assertEquals("h(int)", h.signature());
    assertNull(h.body());
    MethodDecl constructor = type.methods().get(2);
    assertTrue(constructor.isConstructor() && constructor.varargs());
    assertEquals("<init>(int[])", constructor.signature());
    assertEquals("void", constructor.returns().toString());
    assertEquals(
        List.of(true, false), type.initializers().stream().map(i -> i.isStatic()).toList());
    assertEquals("(Block [(Call - j [] [])])", Ir.print(type.initializers().get(1).body()));
  }

  @Test
  void nothingIsInvented() {
    assertEquals(List.of(), Ir.type("class A {}").methods());
    TypeDecl record = Ir.type("record R(@X int a, B<C> b) { static int d; }");
    assertEquals(List.of(), record.methods());
    assertEquals(List.of("d"), record.fields().stream().map(FieldDecl::name).toList());
    assertEquals(
        List.of("int", "B<C>"),
        record.recordComponents().stream().map(c -> c.type().toString()).toList());
    assertEquals("X", record.recordComponents().get(0).annotations().get(0).name());
    assertEquals(2, Ir.type("record R(int a) { R { } R() { this(1); } }").methods().size());
  }

  @Test
  void annotationsHaveTheirValues() {
    List<Annotation> all =
        Ir.type(
                "@A @b.C(\"x\\n\\u0041\") @D({\"y\", Z.z}) @E(value = 1 + 2, f = @G(h = 3), i = {}, j = J.class, k = \"\"\"\n  l\n  \"\"\") class A {}")
            .annotations();
    assertEquals(Map.of(), all.get(0).values());
    assertEquals("b.C", all.get(1).name());
    assertEquals("C", all.get(1).simpleName());
    assertEquals(Map.of("value", List.of("x\nA")), all.get(1).values());
    assertEquals(Map.of("value", List.of("y", "Z.z")), all.get(2).values());
    assertEquals(
        Map.of(
            "value",
            List.of("1 + 2"),
            "f",
            List.of("@G(h = 3)"),
            "i",
            List.of(),
            "j",
            List.of("J.class"),
            "k",
            List.of("l\n")),
        all.get(3).values());
  }

  @Test
  void namesLoseTheirUnicodeEscapes() {
    TypeDecl type =
        Ir.type("class \\u0042c { int \\u0061; void m(int p\\u0061) { f(p\\u0061); } }");
    assertEquals("Bc", type.name());
    assertEquals("a", type.fields().get(0).name());
    assertEquals("(Block [(Call - f [] [pa#0])])", Ir.print(Ir.method(type, "m")));
  }

  @Test
  void nestedTypesKnowTheirOuterOne() {
    SourceFile file = Ir.readWell("package p; class A { class B { interface C {} } }");
    TypeDecl inner = file.allTypes().filter(t -> t.name().equals("C")).findFirst().orElseThrow();
    assertEquals("p.A$B$C", inner.binaryName());
    assertEquals("p.A$B", inner.outer());
    assertEquals(Nesting.MEMBER, inner.nesting());
    assertNull(file.types().get(0).outer());
    assertFalse(file.types().isEmpty());
  }
}
