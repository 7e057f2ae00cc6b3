package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A scan usually has no class path: nothing but the catalogue tells then which overloads a method
 * has. What is said of a call must hold for every overload that it can mean all the same.
 */
class WithoutClassPathTest {
  private static final TypeSource JDK = JdkApi.load().at(JdkApi.NEWEST);
  private static final LibraryStubs LIBRARIES = LibraryStubs.load();
  private static final Hierarchy WITH = hierarchy(List.of(JDK, LIBRARIES));
  private static final Hierarchy WITHOUT = hierarchy(List.of(JDK));

  private static Hierarchy hierarchy(List<TypeSource> sources) {
    return new Attributor(List.of(), file -> "", sources).hierarchy();
  }

  @Test
  void nothingIsSaidThatIsNotTrueOfTheOverload() {
    Catalogue catalogue = Catalogue.load();
    Map<String, Api> methods = new LinkedHashMap<>();
    catalogue.entries().stream()
        .filter(api -> api.file().contains("/lib-"))
        .forEach(api -> methods.put(api.pattern().type() + "#" + api.pattern().method(), api));
    assertFalse(methods.isEmpty());
    List<String> wrong = new ArrayList<>();
    for (Api api : methods.values()) {
      String type = api.pattern().type();
      String name = api.pattern().method();
      for (Target.Method overload : overloads(type, name)) {
        MethodShape shape = overload.shape();
        int arguments = shape.parameters().size();
        List<Api> known = catalogue.match(overload, arguments, WITH);
        Target unknown = new Target.OwnerOnly(type, null, name, Target.Reason.TYPE_NOT_KNOWN);
        for (Api guess : catalogue.match(unknown, arguments, WITHOUT)) {
          if (!isTrue(guess, known)) {
            wrong.add(type + "#" + shape.signature() + " is taken to be " + guess);
          }
        }
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static boolean isTrue(Api guess, List<Api> known) {
    return (guess.waits() == null
            || guess.waits().kind() == null
            || known.stream().anyMatch(api -> waitsAlike(guess.waits(), api.waits())))
        && isAmong(guess.pool(), known.stream().map(Api::pool))
        && isAmong(guess.thread(), known.stream().map(Api::thread))
        && isAmong(guess.role(), known.stream().map(Api::role))
        // Where nothing is handed over, no lambda can stand, and a task is no more than a word.
        && (known.stream().allMatch(api -> api.task() == null)
            || isAmong(guess.task(), known.stream().map(Api::task)));
  }

  private static boolean waitsAlike(Api.Wait guess, Api.@Nullable Wait known) {
    return known != null
        && known.kind() == guess.kind()
        && (guess.limited() || !known.limited())
        && (known.interruptible() || !guess.interruptible());
  }

  private static boolean isAmong(@Nullable Object guess, Stream<?> known) {
    return guess == null || known.anyMatch(guess::equals);
  }

  private static List<Target.Method> overloads(String type, String name) {
    Map<String, Target.Method> found = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>(List.of(type));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      TypeShape shape = WITH.find(open.remove());
      if (shape == null) {
        continue;
      }
      for (MethodShape method : shape.methods()) {
        if (method.name().equals(name)) {
          found.putIfAbsent(
              method.signature(), new Target.Method(shape, method, type, method.returns()));
        }
      }
      if (!name.equals(MethodShape.CONSTRUCTOR)) {
        Stream.concat(Stream.ofNullable(shape.superclass()), shape.interfaces().stream())
            .map(TypeRef.ClassRef::name)
            .filter(seen::add)
            .forEach(open::add);
      }
    }
    return List.copyOf(found.values());
  }
}
