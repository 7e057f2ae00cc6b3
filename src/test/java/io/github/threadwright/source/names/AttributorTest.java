package io.github.threadwright.source.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.types.MethodShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls mean, from the text of one file and the JDK's API alone. */
final class AttributorTest {
  private static final JdkApi JDK = JdkApi.load();

  private static final String FRAME =
      """
      package p;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.stream.*;
      import java.util.Map.Entry;
      import static java.util.stream.Collectors.toList;
      import static org.elsewhere.Checks.check;
      import org.elsewhere.Client;
      class Outer<T extends Comparable<T>> extends Base<String> {
        List<String> names; Map<String, List<Integer>> table; T item; Client client; int[] numbers; Item[] items;
        static class Item { String name() { return ""; } int size; Item next; Item self() { return this; } void put(long n) {} void put(Object o) {} void put(int... n) {} }
        record Pair<A, B>(A left, B right) {}
        enum Colour { RED { void paint() {} }; void paint() {} }
        interface Visitor<R> { R visit(Item item); default void done() {} }
        <R> R accept(Visitor<R> visitor) { return visitor.visit(null); }
        class Unknown extends org.elsewhere.Parent { void m() { inherited(); } }
        static class Builder<S, B extends Builder<S, B>> { B with() { return null; } S build() { return null; } }
        void probe(Builder<?, ?> builder, Item i, ExecutorService pool, Object o, List<? extends Item> wild, Callable<Item> callable) throws Exception {
          %s;
        }
      }
      class Base<B> { B base() { return null; } List<B> all() { return null; } static void helper(String s) {} }
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "names.get(0).length()                                      | java.lang.String#length()",
        "base().trim()                                              | java.lang.String#trim()",
        "all().get(0).isEmpty()                                     | java.lang.String#isEmpty()",
        "helper(null)                                               | p.Base#helper(String)",
        "table.get(\"a\").get(0).intValue()                         | java.lang.Integer#intValue()",
        "for (var e : table.entrySet()) e.getKey().strip()          | java.lang.String#strip()",
        "for (Entry<String, List<Integer>> e : table.entrySet()) e.getValue().size() | java.util.List#size()",
        "names.stream().map(s -> s.length()).map(n -> n.byteValue()) | java.util.stream.Stream#map(Function)",
        "names.forEach(s -> s.trim())                               | java.lang.String#trim()",
        "names.stream().map(String::length).forEach(n -> n.intValue()) | java.lang.Integer#intValue()",
        "names.stream().map(s -> new Pair<>(s, i)).forEach(q -> q.right().self()) | p.Outer$Item#self()",
        "names.stream().collect(Collectors.toMap(s -> s.trim(), s -> s)) .get(o).strip() | java.lang.String#strip()",
        "names.stream().collect(toList()).get(0).strip()            | java.lang.String#strip()",
        "Stream.of(i, i).filter(x -> x.size > 0).findFirst().get().self() | p.Outer$Item#self()",
        "pool.submit(() -> i.self()).get().name()                   | p.Outer$Item#name()",
        "pool.submit(() -> { throw new Exception(); })              | java.util.concurrent.ExecutorService#submit(Callable)",
        "pool.submit(() -> { i.self(); })                           | java.util.concurrent.ExecutorService#submit(Runnable)",
        "pool.submit(() -> names.clear())                           | java.util.concurrent.ExecutorService#submit(Runnable)",
        "pool.submit(callable).get().self()                         | p.Outer$Item#self()",
        "CompletableFuture.supplyAsync(() -> i).thenApply(x -> x.name()).join().length() | java.lang.String#length()",
        "i.put(1)                                                   | p.Outer$Item#put(long)",
        "i.put(\"a\")                                               | p.Outer$Item#put(Object)",
        "i.put(1, 2)                                                | p.Outer$Item#put(int[])",
        "i.put('a')                                                 | p.Outer$Item#put(long)",
        "i.next.next.self()                                         | p.Outer$Item#self()",
        "items[0].self()                                            | p.Outer$Item#self()",
        "wild.get(0).self()                                         | p.Outer$Item#self()",
        "item.compareTo(null)                                       | java.lang.Comparable#compareTo(Object)",
        "this.<String>accept(x -> x.name()).length()                | java.lang.String#length()",
        "accept(x -> x.self()).name()                               | p.Outer$Item#name()",
        "accept(new Visitor<Item>() { public Item visit(Item q) { return q.self(); } }).name() | p.Outer$Item#self()",
        "if (o instanceof Item it && it.size > 0) it.self()         | p.Outer$Item#self()",
        "Object r = switch (o) { case Item it -> it.self(); default -> null; } | p.Outer$Item#self()",
        "Colour.valueOf(\"RED\").paint()                            | p.Outer$Colour#paint()",
        "Colour.values()[0].ordinal()                               | java.lang.Enum#ordinal()",
        "new Pair<>(i, 1).left().self()                             | p.Outer$Item#self()",
        "var q = new ArrayList<Item>(); q.get(0).self()             | p.Outer$Item#self()",
        "Map<String, Item> m = new HashMap<>(); m.computeIfAbsent(\"a\", k -> new Item()).self() | p.Outer$Item#self()",
        "new LinkedList<String>().isEmpty()                         | java.util.AbstractCollection#isEmpty()",
        "new StringBuilder().append(1).append(\"a\").append(numbers.length).toString() | java.lang.StringBuilder#toString()",
        "(true ? names : new ArrayList<String>()).get(0).trim()     | java.lang.String#trim()",
        "numbers.clone()                                            | java.lang.Object#clone()",
        "Arrays.asList(i, i).get(0).self()                          | p.Outer$Item#self()",
        "java.util.Collections.sort(names)                          | java.util.Collections#sort(List)",
        "new Thread(() -> {}).start()                               | java.lang.Thread#start()",
        "o.wait()                                                   | java.lang.Object#wait()",
        "getClass().getName()                                       | java.lang.Class#getName()",
        "Optional.of(i).map(Item::self).orElseThrow().name()        | p.Outer$Item#name()",
        "names.sort(Comparator.comparing(s -> s.length()))          | java.util.List#sort(Comparator)",
        "builder.with().build()                                     | p.Outer$Builder#build()",
        "client.send(1)                                             | org.elsewhere.Client#send TYPE_NOT_KNOWN",
        "client.send(1).then()                                      | then RECEIVER_TYPE_UNKNOWN",
        "check(o)                                                   | org.elsewhere.Checks#check TYPE_NOT_KNOWN",
        "nowhere()                                                  | nowhere NAME_NOT_KNOWN",
        "i.put(client.send(1))                                      | p.Outer$Item#put AMBIGUOUS",
        "i.nothing()                                                | p.Outer$Item#nothing NO_SUCH_METHOD",
      })
  void findsWhatTheLastCallMeans(String code, String meaning) {
    check(FRAME.formatted(code), meaning);
  }

  @Test
  void ownerOfAnInheritedCallIsTheClassWhoseParentIsNotHere() {
    check(FRAME.formatted("return"), "p.Outer$Unknown#inherited SUPERTYPE_NOT_KNOWN");
  }

  @Test
  void lombokMembersCountAsDeclared() {
    String source =
        """
        import lombok.*;
        import lombok.extern.slf4j.Slf4j;
        @Data @Builder @Slf4j class User {
          private String name; private boolean isActive; private final int age;
          static void probe(User u) { %s; }
        }
        """;
    check(source.formatted("u.getName().trim()"), "java.lang.String#trim()");
    check(source.formatted("u.isActive()"), "User#isActive()");
    check(source.formatted("u.setName(null)"), "User#setName(String)");
    check(source.formatted("User.builder().name(null).age(1).build().getAge()"), "User#getAge()");
    check(source.formatted("log.info(null)"), "org.slf4j.Logger#info TYPE_NOT_KNOWN");
    check(source.formatted("u.setAge(1)"), "User#setAge NO_SUCH_METHOD");
  }

  @Test
  void cyclicInheritanceEnds() {
    String source =
        "class A extends B { void probe() { x(); } } class B extends A.C {} class D extends D.E {}";
    check(source, "A#x SUPERTYPE_NOT_KNOWN");
  }

  @Test
  void ofTwoTypesOfOneNameTheModulesOwnCounts() {
    SourceFile first =
        new JavaParserFrontEnd().read("a/C.java", "package p; class C { void a() { a(); } }");
    SourceFile second =
        new JavaParserFrontEnd().read("b/C.java", "package p; class C { void b() { b(); } }");
    Attributor attributor =
        new Attributor(List.of(first, second), f -> f.path().charAt(0), List.of(JDK.at(21)));
    for (SourceFile file : List.of(first, second)) {
      Body body = file.types().get(0).methods().get(0).body();
      Node.Call call =
          (Node.Call) body.all().filter(Node.Call.class::isInstance).findFirst().orElseThrow();
      assertEquals(
          "p.C#" + call.name() + "()",
          describe(call.name(), attributor.attribute(file).targetOf(body, call)));
    }
  }

  @Test
  void deepCallChainsAreFollowed() {
    String chain = "new StringBuilder()" + ".append(1)".repeat(5_000);
    check(FRAME.formatted(chain), "java.lang.StringBuilder#append(int)");
  }

  /** The last call, in the text, of the method that the meaning names must have that meaning. */
  private static void check(String source, String meaning) {
    SourceFile file = new JavaParserFrontEnd().read("p/Outer.java", source);
    assertEquals(List.of(), file.problems());
    Attributor attributor = new Attributor(List.of(file), f -> "", List.of(JDK.at(21)));
    Attribution names = attributor.attribute(file);
    String name = meaning.replaceAll("^.*#|[( ].*$", "");
    Probe last = null;
    for (TypeDecl type : file.allTypes().toList()) {
      for (Body body : type.bodies().toList()) {
        for (Node node : body.all().toList()) {
          if (node instanceof Node.Call call && call.name().equals(name)) {
            last =
                last == null || Span.start(last.call().nameSpan()) < Span.start(call.nameSpan())
                    ? new Probe(body, call)
                    : last;
          }
        }
      }
    }
    assertNotNull(last, "no call of " + name);
    assertEquals(meaning, describe(last.call().name(), names.targetOf(last.body(), last.call())));
  }

  private record Probe(Body body, Node.Call call) {}

  private static String describe(String name, Target target) {
    if (target instanceof Target.Method method) {
      MethodShape shape = method.shape();
      return method.owner().name() + "#" + shape.signature();
    }
    if (target instanceof Target.OwnerOnly owner) {
      return owner.owner() + "#" + owner.name() + " " + owner.reason();
    }
    return name + " " + ((Target.Unresolved) target).reason().name();
  }
}
