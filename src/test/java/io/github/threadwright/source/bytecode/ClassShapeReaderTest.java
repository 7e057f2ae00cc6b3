package io.github.threadwright.source.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import io.github.threadwright.source.types.TypeRef.Wildcard;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import io.github.threadwright.source.types.TypeShape.Origin;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class ClassShapeReaderTest {
  private static final ClassRef OBJECT = ClassRef.of("java.lang.Object");

  @TempDir private Path folder;

  @Test
  void readsKinds() throws Exception {
    ClassPath types =
        compile(
            """
            class A {
              interface I {}
              @interface N {}
              enum E { ONE { void f() {} }, TWO; void f() {} }
              record R(int size) {}
            }
            """);
    assertEquals(Kind.CLASS, type(types, "A").kind());
    assertEquals(Kind.INTERFACE, type(types, "A$I").kind());
    assertEquals(Kind.ANNOTATION, type(types, "A$N").kind());
    assertEquals(Kind.ENUM, type(types, "A$E").kind());
    assertEquals(Kind.RECORD, type(types, "A$R").kind());
    assertNull(type(types, "A$I").superclass());
    assertEquals(
        new ClassRef("java.lang.Enum", List.of(ClassRef.of("A$E"))),
        type(types, "A$E").superclass());
    assertEquals(ClassRef.of("java.lang.Record"), type(types, "A$R").superclass());
    assertEquals(Origin.CLASS_PATH, type(types, "A").origin());
    assertEquals(List.of("<init>(int)", "size()"), named(type(types, "A$R"), "<init>", "size"));
  }

  @Test
  void enumConstantsAreStaticFinalFields() throws Exception {
    TypeShape type = type(compile("enum A { ONE, TWO; private int secret; }"), "A");
    int constant = Modifier.STATIC | Modifier.FINAL | Modifier.PUBLIC;
    assertEquals(
        List.of(
            new FieldShape("ONE", ClassRef.of("A"), constant),
            new FieldShape("TWO", ClassRef.of("A"), constant)),
        type.fields());
    assertEquals(List.of("values()", "valueOf(String)"), signatures(type));
  }

  @Test
  void leavesOutWhatNobodyCanName() throws Exception {
    TypeShape type =
        type(
            compile(
                """
                class A implements Comparable<A> {
                  static int counter = Integer.parseInt("1");
                  private int secret;
                  protected volatile long open;
                  private void hide() {}
                  private static class Hidden {}
                  protected static class Seen {}
                  class Inner { Inner deep() { return null; } }
                  public int compareTo(A other) { return 0; }
                  synchronized void run() {
                    class Local {}
                    new Object() {};
                    Runnable r = () -> hide();
                  }
                }
                """),
            "A");
    assertEquals(List.of("<init>()", "compareTo(A)", "run()"), signatures(type));
    assertEquals(List.of("counter", "open"), type.fields().stream().map(FieldShape::name).toList());
    assertEquals(List.of("Inner", "Seen"), type.members().stream().sorted().toList());
    assertTrue(Modifier.isVolatile(type.fields().get(1).modifiers()));
    assertTrue(Modifier.isSynchronized(type.methods().get(2).modifiers()));
  }

  @Test
  void modifiersOfMemberTypesAreThoseOfTheSource() throws Exception {
    ClassPath types =
        compile(
            """
            public abstract class A {
              protected static final class S {}
              protected interface I {}
              class Inner {}
            }
            """);
    assertEquals(Modifier.PUBLIC | Modifier.ABSTRACT, type(types, "A").modifiers());
    assertEquals(
        Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL, type(types, "A$S").modifiers());
    assertTrue(type(types, "A$I").isStatic());
    assertTrue(type(types, "A$I").isInterface());
    assertEquals(0, type(types, "A$Inner").modifiers());
  }

  @Test
  void constructorsHaveTheParametersOfTheSource() throws Exception {
    ClassPath types =
        compile(
            """
            import java.util.List;
            class A {
              class Plain { Plain(int size) {} }
              class OfOuter { OfOuter(A other) {} }
              class Generic { Generic(List<String> names) {} }
              static class Nested { Nested(A outer) {} }
              class Bare {}
            }
            """);
    assertEquals(List.of("<init>(int)"), signatures(type(types, "A$Plain")));
    assertEquals(List.of("<init>(A)"), signatures(type(types, "A$OfOuter")));
    assertEquals(List.of("<init>(List)"), signatures(type(types, "A$Generic")));
    assertEquals(List.of("<init>(A)"), signatures(type(types, "A$Nested")));
    assertEquals(List.of("<init>()"), signatures(type(types, "A$Bare")));
  }

  @Test
  void readsGenerics() throws Exception {
    ClassPath types =
        compile(
            """
            import java.util.*;
            import java.util.function.*;
            abstract class A<T extends Number> implements Function<T, List<? super T>> {
              protected Map<String, T[]> map;
              abstract <R extends Collection<T> & Runnable> R fold(T first, Supplier<?> s, R... more);
            }
            """);
    TypeShape type = type(types, "A");
    ClassRef number = ClassRef.of("java.lang.Number");
    TypeVar t = new TypeVar("T", number);
    assertEquals(List.of(new TypeParameter("T", number)), type.typeParameters());
    ClassRef list = new ClassRef("java.util.List", List.of(new Wildcard(Direction.SUPER, t)));
    assertEquals(
        List.of(new ClassRef("java.util.function.Function", List.of(t, list))), type.interfaces());
    assertEquals(
        new ClassRef(
            "java.util.Map", List.of(ClassRef.of("java.lang.String"), new TypeRef.ArrayRef(t))),
        type.fields().get(0).type());
    MethodShape fold = method(type, "fold");
    ClassRef bound = new ClassRef("java.util.Collection", List.of(t));
    TypeVar r = new TypeVar("R", bound);
    assertEquals(List.of(new TypeParameter("R", bound)), fold.typeParameters());
    assertEquals(
        List.of(
            t,
            new ClassRef(
                "java.util.function.Supplier", List.of(new Wildcard(Direction.EXTENDS, OBJECT))),
            new TypeRef.ArrayRef(r)),
        fold.parameters());
    assertEquals(r, fold.returns());
    assertTrue(fold.varargs());
    assertEquals("fold(Number,Supplier,Collection[])", fold.signature());
  }

  @Test
  void boundsReferForwardsAndToThemselves() throws Exception {
    ClassPath types =
        compile(
            """
            import java.util.*;
            class A<F extends List<B>, B extends Comparable<? super B>, C extends B> {}
            class Pair<X extends Map<X, Y>, Y extends List<X>> {}
            """);
    ClassRef comparable = ClassRef.of("java.lang.Comparable");
    TypeVar b = new TypeVar("B", comparable);
    assertEquals(
        List.of(
            new TypeParameter("F", new ClassRef("java.util.List", List.of(b))),
            new TypeParameter("B", comparable),
            new TypeParameter("C", b)),
        type(types, "A").typeParameters());
    ClassRef map = ClassRef.of("java.util.Map");
    assertEquals(
        List.of(
            new TypeParameter("X", map),
            new TypeParameter("Y", new ClassRef("java.util.List", List.of(new TypeVar("X", map))))),
        type(types, "Pair").typeParameters());
  }

  @Test
  void innerTypesSeeTheVariablesOfTheTypesAround() throws Exception {
    ClassPath types =
        compile(
            """
            class A<T extends Number> {
              class Inner { class Deep { T value; } }
              static class Nested<T> { T value; class Deep { T value; A<Integer>.Inner inner; } }
            }
            """);
    assertEquals(
        new TypeVar("T", ClassRef.of("java.lang.Number")),
        type(types, "A$Inner$Deep").fields().get(0).type());
    TypeShape deep = type(types, "A$Nested$Deep");
    assertEquals(new TypeVar("T", OBJECT), deep.fields().get(0).type());
    assertEquals(ClassRef.of("A$Inner"), deep.fields().get(1).type());
  }

  @Test
  void unreadableSignaturesFallBackToDescriptors() {
    String deep = "Ljava/util/List<".repeat(3000) + "TT;" + ">;".repeat(3000);
    for (String signature : List.of("", "garbage", "TT;", "[".repeat(60_000) + "I", deep)) {
      ClassWriter writer = new ClassWriter(0);
      writer.visit(
          Opcodes.V17,
          Opcodes.ACC_PUBLIC,
          "a/B",
          signature,
          "java/lang/Thread",
          new String[] {"c/D"});
      writer.visitField(Opcodes.ACC_PUBLIC, "field", "Ljava/util/List;", signature, null);
      writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "f", "(J)V", signature, null);
      TypeShape type = reader().read(writer.toByteArray());
      assertEquals("a.B", type.name());
      assertEquals(1, type.fields().size(), signature);
      assertEquals("f", type.methods().get(0).name());
    }
  }

  @Test
  void manyVariablesThatNameEachOtherEndSoon() {
    StringBuilder signature = new StringBuilder("<");
    for (int i = 0; i < 30; i++) {
      signature.append("V").append(i).append(":Lx/Y<");
      for (int j = 0; j < 30; j++) {
        signature.append("TV").append(j).append(";");
      }
      signature.append(">;");
    }
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "A", signature + ">Ljava/lang/Object;", "java/lang/Object", null);
    TypeShape type = reader().read(writer.toByteArray());
    assertEquals(new TypeParameter("V0", ClassRef.of("x.Y")), type.typeParameters().get(0));
    assertEquals(30, type.typeParameters().size());
  }

  @Test
  void typesThatEncloseEachOtherInACircleAreRead() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "A", null, "java/lang/Object", null);
    writer.visitInnerClass("A", "B", "A", 0);
    writer.visitInnerClass("B", "A", "B", 0);
    writer.visitInnerClass("A$A", "A", "A", 0);
    ClassShapeReader reader =
        new ClassShapeReader(
            Origin.CLASS_PATH,
            name -> {
              throw new AssertionError("asked for " + name);
            });
    assertEquals(List.of("A"), reader.read(writer.toByteArray()).members());
  }

  @Test
  void damagedClassFilesAreRefusedWithAReason() throws Exception {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, 0, "A", "<T:Ljava/lang/Object;>LB<TT;>;", "B", new String[] {"C"});
    writer.visitField(0, "f", "Ljava/lang/String;", null, null);
    writer.visitMethod(Opcodes.ACC_ABSTRACT, "m", "(ILjava/lang/String;)V", null, null);
    byte[] whole = writer.toByteArray();
    assertEquals("A", reader().read(whole).name());
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      readOrRefuse(damaged);
    }
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> reader().read(cut));
      assertFalse(refused.getMessage().isBlank());
    }
  }

  private static void readOrRefuse(byte[] classFile) {
    try {
      assertNotNull(reader().read(classFile));
    } catch (IllegalArgumentException e) {
      assertNotNull(e.getMessage());
    }
  }

  private static ClassShapeReader reader() {
    return new ClassShapeReader(Origin.CLASS_PATH, name -> null);
  }

  private ClassPath compile(String source) {
    JavaSources.compile(folder, Map.of("A.java", source));
    return ClassPath.open(List.of(folder));
  }

  private static TypeShape type(ClassPath types, String name) {
    TypeShape type = types.find(name);
    assertNotNull(type, name);
    return type;
  }

  private static MethodShape method(TypeShape type, String name) {
    return type.methods().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<String> signatures(TypeShape type) {
    return type.methods().stream().map(MethodShape::signature).toList();
  }

  private static List<String> named(TypeShape type, String... names) {
    return type.methods().stream()
        .filter(m -> List.of(names).contains(m.name()))
        .map(MethodShape::signature)
        .toList();
  }
}
