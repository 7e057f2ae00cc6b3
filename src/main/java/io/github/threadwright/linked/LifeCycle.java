package io.github.threadwright.linked;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import java.util.Locale;
import java.util.Set;

/**
 * Methods that begin or end the life of their object, when hardly anybody else uses it: what they
 * wait for while they hold its lock is seldom missed.
 */
final class LifeCycle {
  private static final Set<String> VERBS =
      Set.of(
          "start",
          "stop",
          "open",
          "close",
          "init",
          "initialize",
          "shutdown",
          "destroy",
          "dispose",
          "terminate",
          "connect",
          "disconnect",
          "reconnect",
          "restart",
          "finish",
          "halt",
          "kill",
          "abort",
          "release",
          "do",
          "setup",
          "configure",
          "finalize",
          "logout",
          "login",
          "service");

  private static final Set<String> WITH_DO = Set.of("start", "stop", "shutdown", "open", "close");

  private LifeCycle() {}

  static boolean isPart(CodePlace place) {
    MethodDecl method = place.method();
    if (method == null || method.isConstructor()) {
      return true;
    }
    String first = firstWord(method.name(), 0);
    return first.equals("do")
        ? WITH_DO.contains(firstWord(method.name(), 2).toLowerCase(Locale.ROOT))
        : VERBS.contains(first);
  }

  private static String firstWord(String name, int from) {
    int end = from + 1;
    while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
      end++;
    }
    return from >= name.length() ? "" : name.substring(from, end);
  }
}
