package io.github.threadwright.source.spoon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attribution;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.source.names.Knowledge;
import io.github.threadwright.source.names.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoonFrontEndTest {
  private static final String PATH = "p/A.java";
  private static final JdkApi JDK = JdkApi.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enum Colour { RED, GREEN { int f() { return 2; } }; int f() { return 1; } }",
        "if (o instanceof int i && i > 4) { n = i; }",
        "if (o instanceof R(int i, _) && i > 4) { enum E {} }",
      })
  void readsWhatTheFastFrontEndCannot(String code) {
    String text = "package p; class A { int n; void m(Object o) { " + code + " } }";
    assertFalse(new JavaParserFrontEnd().read(PATH, text).problems().isEmpty());

    SourceFile file = read(text);

    assertNotNull(file);
    Node.Block block = (Node.Block) file.types().get(0).methods().get(0).body().root();
    assertEquals(1, block.statements().size());
    assertTrue(IrText.of(file).indexOf("Unsupported") < 0, IrText.of(file));
  }

  @Test
  void namesLocalClassesAsTheCompilerDoes() {
    SourceFile file =
        read(
            "package p; class A { void m() { enum E { X, Y { } } new Object() {}; } void n() { enum"
                + " E {} } }");

    assertEquals(
        List.of("p.A", "p.A$1", "p.A$1E", "p.A$2E", "p.A$1E$1"),
        file.allTypes().map(TypeDecl::binaryName).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "class", "class A { void m() { int = 3; } }", "\0\1\2", "class A { \" }", "}"})
  void saysNothingOfWhatIsNotJava(String text) {
    SourceFile file = read(text);
    assertTrue(file == null || file.types().isEmpty());
  }

  @Test
  void readsOnWhereClassesAreMissing() {
    SourceFile file =
        read(
            """
            package p;
            import gone.*;
            import away.Far;
            @Far class A extends Far implements Gone<A> {
              Lost lost = Far.make(x -> x.y(this.z), Far::new);
              @Away void m(Lost l) throws Far {
                for (Far f : l.all()) { var v = f.g(local -> { return local + v2; }); use(v); }
                int v2 = 3;
                unknown(() -> v2 + l.n());
              }
            }
            """);

    Body body = file.types().get(0).methods().get(0).body();
    List<String> locals =
        body.all()
            .filter(Node.LocalUse.class::isInstance)
            .map(n -> ((Node.LocalUse) n).local().name())
            .toList();
    assertEquals(List.of("l", "f", "local", "v", "v2", "l"), locals);
  }

  @Test
  void keepsPlacesBehindAByteOrderMark() {
    SourceFile file = read("\uFEFFclass A { enum E {} void m() { enum F {} } }");
    assertEquals(1, file.types().get(0).span() >>> 32);
  }

  // ---- where the two differ, the precise one is right

  /** What the parameters of a lambda are may depend on what another argument gives. */
  @Test
  void infersAcrossArguments() {
    String text =
        """
        package p;
        import java.util.*;
        import java.util.stream.*;
        class A {
          void m(Map<String, List<Integer>> map) {
            var all = map.values().stream().flatMap(List::stream).map(v -> "v" + v)
                .collect(Collectors.groupingBy(v -> v.length(), TreeMap::new, Collectors.toList()));
            all.forEach((k, v) -> System.out.println(k + v.get(0)));
          }
        }
        """;
    Target fast = call(text, "println", false);
    Target precise = call(text, "println", true);

    assertInstanceOf(Target.OwnerOnly.class, fast);
    Target.Method method = assertInstanceOf(Target.Method.class, precise);
    assertEquals("println(String)", method.shape().signature());
  }

  /** Whether a supertype has a field of that name is not known from the file alone. */
  @Test
  void seesThatAnInheritedFieldHidesALocal() {
    String text =
        "class A { class B { int n; } Object m(int n) { return new B() { int f() { return n; } }; }"
            + " }";

    assertTrue(IrText.of(new JavaParserFrontEnd().read(PATH, text)).contains("LocalUse"));
    assertFalse(IrText.of(read(text)).contains("LocalUse"));
    assertNull(
        knowledge(text).bodies().keySet().stream()
            .filter(body -> body.all().anyMatch(Node.LocalUse.class::isInstance))
            .findAny()
            .orElse(null),
        "of a body that was read otherwise nothing is said");
  }

  /** The arguments' types are missing, so every overload fits and the compiler takes any. */
  @Test
  void isSilentWhereArgumentsAreNotKnown() {
    String text = "class A { void m(gone.Far f) { System.out.println(f.text()); } }";
    assertInstanceOf(Target.OwnerOnly.class, call(text, "println", true));
  }

  /** Whether the supertype that is missing has an equals() of its own is not known. */
  @Test
  void isSilentWhereASupertypeIsMissing() {
    String text =
        "class A { static abstract class B extends gone.Far {} boolean m(B b) { return b.equals(1);"
            + " } }";
    assertInstanceOf(Target.OwnerOnly.class, call(text, "equals", true));
    String parent = "class A extends gone.Far { boolean m() { return super.equals(1); } }";
    assertInstanceOf(Target.OwnerOnly.class, call(parent, "equals", true));
    assertInstanceOf(
        Target.Method.class, call(text.replace("extends gone.Far", ""), "equals", true));
  }

  private static SourceFile read(String text) {
    return new SpoonFrontEnd(JDK.at(21)).read(PATH, text);
  }

  private static Knowledge knowledge(String text) {
    return knowledge(new JavaParserFrontEnd().read(PATH, text), text);
  }

  private static Knowledge knowledge(SourceFile file, String text) {
    return new SpoonFrontEnd(attributor(file).typesFor(file))
        .attribute(List.of(new SourceInput(PATH, text)), Map.of(PATH, file))
        .get(PATH);
  }

  private static Target call(String text, String name, boolean precisely) {
    SourceFile file = new JavaParserFrontEnd().read(PATH, text);
    Attribution names = attributor(file).attribute(file);
    if (precisely) {
      names = names.refined(knowledge(file, text));
    }
    for (Body body : (Iterable<Body>) file.allTypes().flatMap(TypeDecl::bodies)::iterator) {
      for (int id = 0; id < body.size(); id++) {
        if (body.node(id) instanceof Node.Call call && call.name().equals(name)) {
          return names.targetOf(body, call);
        }
      }
    }
    throw new AssertionError("no call of " + name);
  }

  private static Attributor attributor(SourceFile file) {
    return new Attributor(List.of(file), f -> "", List.of(JDK.at(21)));
  }
}
