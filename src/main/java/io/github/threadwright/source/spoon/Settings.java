package io.github.threadwright.source.spoon;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import spoon.compiler.Environment;
import spoon.reflect.factory.Factory;
import spoon.support.Level;
import spoon.support.compiler.SpoonProgress;

/**
 * What Spoon's compiler asks its surroundings. Spoon's own build models, know command lines and
 * print, and need the libraries for that; here every answer that is not given is no.
 */
final class Settings {

  private Settings() {}

  static Factory factory() {
    Environment environment = proxy(Environment.class, Settings::setting);
    return proxy(Factory.class, name -> name.equals("getEnvironment") ? environment : null);
  }

  private static @Nullable Object setting(String name) {
    return switch (name) {
      case "getNoClasspath" -> true;
      case "getLevel" -> Level.OFF;
      case "getSpoonProgress" -> new SpoonProgress() {};
      default -> null;
    };
  }

  /** Gives the answer to a question of that name, or null. */
  @FunctionalInterface
  private interface Answers {
    @Nullable Object to(String question);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = answers.to(method.getName());
              return answer != null ? answer : no(method.getReturnType());
            });
    return type.cast(proxy);
  }

  private static @Nullable Object no(Class<?> type) {
    return type == boolean.class ? Boolean.FALSE : type == int.class ? Integer.valueOf(0) : null;
  }
}
