package io.github.threadwright.source.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the data say of the release that runs the tests must be what the JVM itself says. */
class JdkApiAgainstReflectionTest {
  private static final int RUNNING = Runtime.version().feature();
  private static final int MODIFIERS =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT;

  @Test
  void agreesWithTheJdkThatRuns() {
    assumeTrue(RUNNING <= JdkApi.NEWEST, "there are no data for JDK " + RUNNING);
    JdkApi api = JdkApi.load();
    int compared = 0;
    for (String name : api.typeNames().toList()) {
      TypeShape shape = api.at(RUNNING).find(name);
      if (shape != null && isVisible(shape.modifiers()) && name.startsWith("java.")) {
        Class<?> real = load(name);
        if (real.getModule() == Object.class.getModule()) {
          assertEquals(outline(real), ours(shape), name);
          compared++;
        }
      }
    }
    assertTrue(compared > 1000, "only " + compared + " types were compared");
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the running JDK has no such type", e);
    }
  }

  private static boolean isVisible(int modifiers) {
    return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  // The outline of a type as sorted lines, once from what the tool knows ...

  private static String ours(TypeShape type) {
    List<String> lines = new ArrayList<>();
    String parameters = list(type.typeParameters(), TypeShape.TypeParameter::name);
    String superclass = type.superclass() == null ? "-" : ours(type.superclass());
    lines.add(parameters + superclass + list(type.interfaces(), JdkApiAgainstReflectionTest::ours));
    type.fields().forEach(f -> lines.add(line(f.modifiers(), f.name(), ours(f.type()))));
    type.methods().forEach(m -> lines.add(line(m.modifiers(), m.name(), ours(m))));
    return joined(lines);
  }

  private static String ours(MethodShape method) {
    return list(method.typeParameters(), TypeShape.TypeParameter::name)
        + list(method.parameters(), JdkApiAgainstReflectionTest::ours)
        + ours(method.returns())
        + method.varargs();
  }

  private static String ours(TypeRef type) {
    if (type instanceof TypeRef.ClassRef reference) {
      return reference.arguments().isEmpty()
          ? reference.name()
          : reference.name() + list(reference.arguments(), JdkApiAgainstReflectionTest::ours);
    }
    if (type instanceof TypeRef.ArrayRef array) {
      return ours(array.element()) + "[]";
    }
    if (type instanceof TypeRef.Wildcard wildcard) {
      return (wildcard.direction() == Direction.SUPER ? "-" : "+") + ours(wildcard.bound());
    }
    return type instanceof TypeRef.TypeVar variable ? "'" + variable.name() : type.simpleName();
  }

  // ... and once from reflection.

  private static String outline(Class<?> type) {
    List<String> lines = new ArrayList<>();
    Type superclass = type.getGenericSuperclass();
    lines.add(
        list(List.of(type.getTypeParameters()), TypeVariable::getName)
            + (superclass == null ? "-" : real(superclass))
            + all(type.getGenericInterfaces()));
    for (Field field : type.getDeclaredFields()) {
      if (isDeclared(field)) {
        lines.add(line(field.getModifiers(), field.getName(), real(field.getGenericType())));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isDeclared(method) && !method.isBridge()) {
        String returns = real(method.getGenericReturnType());
        lines.add(line(method.getModifiers(), method.getName(), real(method, returns)));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isDeclared(constructor)) {
        lines.add(line(constructor.getModifiers(), "<init>", real(constructor, "void")));
      }
    }
    return joined(lines);
  }

  private static boolean isDeclared(Member member) {
    return isVisible(member.getModifiers()) && !member.isSynthetic();
  }

  private static String real(Executable executable, String returns) {
    Type[] parameters = executable.getGenericParameterTypes();
    Class<?> owner = executable.getDeclaringClass();
    boolean listsOuterInstance =
        executable instanceof Constructor
            && owner.isMemberClass()
            && !Modifier.isStatic(owner.getModifiers())
            && parameters.length == executable.getParameterCount();
    int hidden = listsOuterInstance ? 1 : 0;
    return list(List.of(executable.getTypeParameters()), TypeVariable::getName)
        + all(Arrays.copyOfRange(parameters, hidden, parameters.length))
        + returns
        + executable.isVarArgs();
  }

  private static String all(Type... types) {
    return list(List.of(types), JdkApiAgainstReflectionTest::real);
  }

  private static String real(Type type) {
    if (type instanceof Class<?> c) {
      return c.isArray() ? real(c.getComponentType()) + "[]" : c.getName();
    }
    if (type instanceof ParameterizedType generic) {
      String raw = ((Class<?>) generic.getRawType()).getName();
      Type[] arguments = generic.getActualTypeArguments();
      return arguments.length == 0 ? raw : raw + all(arguments);
    }
    if (type instanceof GenericArrayType array) {
      return real(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getLowerBounds().length == 0
          ? "+" + real(wildcard.getUpperBounds()[0])
          : "-" + real(wildcard.getLowerBounds()[0]);
    }
    return "'" + ((TypeVariable<?>) type).getName();
  }

  private static String line(int modifiers, String name, String rest) {
    return Modifier.toString(modifiers & MODIFIERS) + " " + name + " " + rest;
  }

  private static String joined(List<String> lines) {
    return lines.stream().sorted().collect(Collectors.joining("\n"));
  }

  private static <T> String list(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).collect(Collectors.joining(", ", "<", ">"));
  }
}
