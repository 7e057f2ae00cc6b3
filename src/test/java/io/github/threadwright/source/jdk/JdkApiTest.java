package io.github.threadwright.source.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import io.github.threadwright.source.types.TypeRef.Wildcard;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import io.github.threadwright.source.types.TypeShape.Origin;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import io.github.threadwright.source.types.TypeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkApiTest {
  private static final JdkApi API = JdkApi.load();
  private static final ClassRef OBJECT = ClassRef.of("java.lang.Object");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # type                                  | method                     | releases | previews
          java.lang.Thread                        | ofVirtual()                | 21..     | 19..20
          java.lang.Thread                        | sleep(long)                | 8..      | none
          java.lang.Thread                        | sleep(Duration)            | 19..     | none
          java.lang.Thread                        | stop()                     | 8..      | none
          java.lang.Thread                        | stop(Throwable)            | 8..10    | none
          java.lang.Thread                        | suspend()                  | 8..22    | none
          java.lang.Thread                        | <init>(Runnable)           | 8..      | none
          java.lang.Thread                        | sleep(String)              | none     | none
          java.lang.String                        | lines()                    | 11..     | none
          java.util.concurrent.ExecutorService    | close()                    | 19..     | none
          java.util.concurrent.ThreadPoolExecutor | close()                    | 19..     | none
          java.util.concurrent.ThreadPoolExecutor | invokeAll(Collection)      | 8..      | none
          java.util.ArrayList                     | getFirst()                 | 21..     | none
          java.util.LinkedList                    | getFirst()                 | 8..      | none
          java.util.Arrays                        | asList(Object[])           | 8..      | none
          java.util.concurrent.StructuredTaskScope| fork(Callable)             | none     | 21..
          java.util.concurrent.StructuredTaskScope| open()                     | none     | 25..
          java.util.stream.Stream                 | gather(Gatherer)           | 24..     | 22..23
          java.lang.ScopedValue                   | get()                      | 25..     | 21..24
          sun.misc.Unsafe                         | park(boolean,long)         | 8..      | none
          no.such.Type                            | run()                      | none     | none
          """)
  void knowsSinceWhenAMethodIsThere(String type, String method, String releases, String previews) {
    assertEquals(releases, API.releasesOf(type, method).toString());
    assertEquals(previews, API.previewsOf(type, method).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.lang.Object                                       | 8..   | none
          java.util.concurrent.Flow                              | 9..   | none
          java.net.http.HttpClient                               | 11..  | none
          javax.xml.bind.JAXB                                    | 8..10 | none
          java.util.concurrent.StructuredTaskScope               | none  | 21..
          java.util.concurrent.StructuredTaskScope$Subtask       | none  | 21..
          jdk.incubator.concurrent.StructuredTaskScope           | none  | 19..20
          java.util.Map$Entry                                    | 8..   | none
          java.util.Map.Entry                                    | none  | none
          com.sun.net.httpserver.HttpServer                      | 8..   | none
          jdk.internal.misc.Unsafe                               | none  | none
          """)
  void knowsSinceWhenATypeIsThere(String type, String releases, String previews) {
    assertEquals(releases, API.releasesOf(type).toString());
    assertEquals(previews, API.previewsOf(type).toString());
    assertEquals(!(releases + previews).equals("nonenone"), API.isType(type));
  }

  @Test
  void findsATypeOnlyInReleasesThatHaveIt() {
    assertNotNull(API.at(10).find("javax.xml.bind.JAXB"));
    assertNull(API.at(11).find("javax.xml.bind.JAXB"));
    assertTrue(API.at(10).hasPackage("javax.xml.bind"));
    assertFalse(API.at(11).hasPackage("javax.xml.bind"));
    assertFalse(API.at(17).hasPackage("java"));
    assertNotNull(API.at(21).find("java.util.concurrent.StructuredTaskScope"), "previews too");
    assertNull(API.at(17).find("java.util.concurrent.StructuredTaskScope"));
  }

  @Test
  void clampsReleasesItDoesNotKnow() {
    assertSame(API.at(8), API.at(7));
    assertSame(API.at(25), API.at(26));
  }

  @Test
  void supertypesDependOnTheRelease() {
    TypeVar element = new TypeVar("E", OBJECT);
    assertEquals(
        List.of(new ClassRef("java.util.Collection", List.of(element))),
        type(17, "java.util.List").interfaces());
    assertEquals(
        List.of(new ClassRef("java.util.SequencedCollection", List.of(element))),
        type(21, "java.util.List").interfaces());
    assertNull(type(21, "java.util.List").superclass());
    assertNull(type(21, "java.lang.Object").superclass());
    assertEquals(
        new ClassRef("java.util.AbstractList", List.of(element)),
        type(21, "java.util.ArrayList").superclass());
  }

  @Test
  void membersDependOnTheRelease() {
    assertEquals(
        List.of("sleep(long)", "sleep(long,int)"),
        signatures(type(18, "java.lang.Thread"), "sleep"));
    assertEquals(
        List.of("sleep(long)", "sleep(long,int)", "sleep(Duration)"),
        signatures(type(19, "java.lang.Thread"), "sleep"));
    assertFalse(type(18, "java.lang.Thread").members().contains("Builder"));
    assertTrue(type(21, "java.lang.Thread").members().contains("Builder"));
  }

  @Test
  void memberTypesGoByBinaryName() {
    TypeShape entry = type(8, "java.util.Map$Entry");
    assertEquals("java.util.Map$Entry", entry.name());
    assertTrue(entry.isStatic());
    assertEquals(Kind.INTERFACE, entry.kind());
    assertEquals(Origin.JDK, entry.origin());
    assertEquals(List.of("Entry"), type(8, "java.util.Map").members());
  }

  @Test
  void kindsAndModifiersAreThoseOfTheSource() {
    assertEquals(Kind.ENUM, type(8, "java.util.concurrent.TimeUnit").kind());
    assertEquals(Kind.ANNOTATION, type(8, "java.lang.FunctionalInterface").kind());
    assertEquals(Kind.RECORD, type(17, "jdk.net.UnixDomainPrincipal").kind());
    assertEquals(Kind.CLASS, type(8, "java.lang.Thread").kind());
    MethodShape put = method(8, "java.util.Hashtable", "put(Object,Object)");
    assertTrue(Modifier.isSynchronized(put.modifiers()));
  }

  @Test
  void fieldsHaveTypesAndModifiers() {
    var seconds =
        type(8, "java.util.concurrent.TimeUnit").fields().stream()
            .filter(f -> f.name().equals("SECONDS"))
            .findFirst()
            .orElseThrow();
    assertEquals(ClassRef.of("java.util.concurrent.TimeUnit"), seconds.type());
    assertEquals(Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL, seconds.modifiers());
  }

  @Test
  void genericsOfComputeIfAbsent() {
    MethodShape method = method(8, "java.util.Map", "computeIfAbsent(Object,Function)");
    TypeVar key = new TypeVar("K", OBJECT);
    TypeVar value = new TypeVar("V", OBJECT);
    assertEquals(
        List.of(
            key,
            new ClassRef(
                "java.util.function.Function",
                List.of(
                    new Wildcard(Direction.SUPER, key), new Wildcard(Direction.EXTENDS, value)))),
        method.parameters());
    assertEquals(value, method.returns());
    assertFalse(method.isAbstract(), "it is a default method");
  }

  @Test
  void genericsOfAndThen() {
    MethodShape method = method(8, "java.util.function.Function", "andThen(Function)");
    assertEquals(List.of(new TypeParameter("V", OBJECT)), method.typeParameters());
    assertEquals(
        new ClassRef(
            "java.util.function.Function",
            List.of(new TypeVar("T", OBJECT), new TypeVar("V", OBJECT))),
        method.returns());
  }

  @Test
  void genericsOfToMap() {
    MethodShape method = method(8, "java.util.stream.Collectors", "toMap(Function,Function)");
    assertTrue(method.isStatic());
    assertEquals(
        List.of("T", "K", "U"), method.typeParameters().stream().map(TypeParameter::name).toList());
    assertEquals(
        new ClassRef(
            "java.util.stream.Collector",
            List.of(
                new TypeVar("T", OBJECT),
                new Wildcard(Direction.EXTENDS, OBJECT),
                new ClassRef(
                    "java.util.Map", List.of(new TypeVar("K", OBJECT), new TypeVar("U", OBJECT))))),
        method.returns());
  }

  @Test
  void genericsOfStreamMap() {
    MethodShape method = method(8, "java.util.stream.Stream", "map(Function)");
    assertEquals(
        new ClassRef("java.util.stream.Stream", List.of(new TypeVar("R", OBJECT))),
        method.returns());
    assertTrue(method.isAbstract());
  }

  @Test
  void boundsThatMentionTheirVariableAreRaw() {
    TypeParameter parameter = type(8, "java.util.EnumMap").typeParameters().get(0);
    assertEquals(new TypeParameter("K", ClassRef.of("java.lang.Enum")), parameter);
    MethodShape put = method(8, "java.util.EnumMap", "put(Enum,Object)");
    assertEquals(new TypeVar("K", ClassRef.of("java.lang.Enum")), put.parameters().get(0));
    MethodShape sort = method(8, "java.util.Collections", "sort(List)");
    assertEquals(ClassRef.of("java.lang.Comparable"), sort.typeParameters().get(0).bound());
  }

  @Test
  void variableArityIsKept() {
    MethodShape asList = method(8, "java.util.Arrays", "asList(Object[])");
    assertTrue(asList.varargs());
    assertEquals(new TypeRef.ArrayRef(new TypeVar("T", OBJECT)), asList.parameters().get(0));
  }

  @Test
  void protectedMembersAreThereAndPackagePrivateOnesAreNot() {
    TypeShape pool = type(17, "java.util.concurrent.ThreadPoolExecutor");
    assertEquals(
        Modifier.PROTECTED, method(17, pool.name(), "beforeExecute(Thread,Runnable)").modifiers());
    assertTrue(
        pool.methods().stream()
            .allMatch(m -> (m.modifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0));
  }

  @Test
  void hiddenTypesAreThereForWhatIsInheritedFromThem() {
    TypeShape builder = type(17, "java.lang.AbstractStringBuilder");
    assertFalse(Modifier.isPublic(builder.modifiers()));
    assertEquals(ClassRef.of(builder.name()), type(17, "java.lang.StringBuilder").superclass());
    assertEquals("8..", API.releasesOf("java.lang.StringBuilder", "setLength(int)").toString());
  }

  @Test
  void everySupertypeOfEveryReleaseIsKnown() {
    List<String> missing = new ArrayList<>();
    for (int release = JdkApi.OLDEST; release <= JdkApi.NEWEST; release++) {
      TypeSource types = API.at(release);
      for (String name : API.typeNames().toList()) {
        TypeShape shape = types.find(name);
        if (shape != null) {
          supertypes(shape)
              .filter(supertype -> types.find(supertype.name()) == null)
              .forEach(supertype -> missing.add(name + " extends " + supertype.name()));
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static Stream<ClassRef> supertypes(TypeShape shape) {
    return Stream.concat(Stream.ofNullable(shape.superclass()), shape.interfaces().stream());
  }

  @Test
  void manyThreadsSeeTheSameTypes() throws Exception {
    JdkApi fresh = JdkApi.load();
    List<String> names = fresh.typeNames().toList();
    Callable<List<TypeShape>> lookUpAll =
        () -> names.stream().map(fresh.at(21)::find).filter(Objects::nonNull).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<TypeShape>>> results =
          pool.invokeAll(List.of(lookUpAll, lookUpAll, lookUpAll));
      for (Future<List<TypeShape>> result : results) {
        assertEquals(results.get(0).get(), result.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void namesAreSortedAndFoundWhereTheyAreSaidToBe() {
    List<String> names = API.typeNames().toList();
    assertEquals(names.stream().sorted().distinct().toList(), names);
    for (String name : names) {
      for (int release = JdkApi.OLDEST; release <= JdkApi.NEWEST; release++) {
        boolean said =
            API.releasesOf(name).contains(release) || API.previewsOf(name).contains(release);
        assertEquals(said, API.at(release).find(name) != null, name + " in " + release);
      }
    }
  }

  @Test
  void damagedDataAreRefused() {
    assertThrows(IOException.class, () -> JdkApi.read(new ByteArrayInputStream(new byte[100])));
    assertThrows(IOException.class, () -> JdkApi.read(new ByteArrayInputStream(new byte[0])));
  }

  private static TypeShape type(int release, String name) {
    TypeShape type = API.at(release).find(name);
    assertNotNull(type, name);
    return type;
  }

  private static List<String> signatures(TypeShape type, String method) {
    return type.methods().stream()
        .filter(m -> m.name().equals(method))
        .map(MethodShape::signature)
        .sorted(Comparator.comparing(String::length))
        .toList();
  }

  private static MethodShape method(int release, String type, String signature) {
    return type(release, type).methods().stream()
        .filter(m -> m.signature().equals(signature))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + signature + " in " + type));
  }
}
