package io.github.threadwright.rules;

import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import java.util.Map;

/** What became of the methods that the JDK has withdrawn since. */
final class Withdrawn {
  private static final String REFUSED =
      "it throws UnsupportedOperationException from Java 20 on, and is gone from Java 23 on";

  /** From the API documentation of releases 8 to 25. */
  static final Map<String, String> FATES =
      Map.ofEntries(
          Map.entry("Thread.stop()", "it throws UnsupportedOperationException from Java 20 on"),
          Map.entry(
              "Thread.stop(Throwable)",
              "it throws UnsupportedOperationException from Java 8 on, and is gone from Java 11"
                  + " on"),
          Map.entry("Thread.suspend()", REFUSED),
          Map.entry("Thread.resume()", REFUSED),
          Map.entry("ThreadGroup.stop()", REFUSED),
          Map.entry("ThreadGroup.suspend()", REFUSED),
          Map.entry("ThreadGroup.resume()", REFUSED),
          Map.entry(
              "Thread.destroy()",
              "it has never done anything but throw NoSuchMethodError, and is gone from Java 11"
                  + " on"),
          Map.entry(
              "Thread.countStackFrames()",
              "it throws UnsupportedOperationException from Java 14 on, and is gone from Java 22"
                  + " on"),
          Map.entry("Runtime.runFinalizersOnExit(boolean)", "it is gone from Java 11 on"),
          Map.entry("System.runFinalizersOnExit(boolean)", "it is gone from Java 11 on"));

  private Withdrawn() {}

  static String fate(Target target) {
    if (!(target instanceof Target.Method method)) {
      return "it is on its way out of the JDK";
    }
    MethodShape shape = method.shape();
    String owner = method.owner().name();
    String key = owner.substring(owner.lastIndexOf('.') + 1) + "." + shape.signature();
    return FATES.getOrDefault(key, "it is on its way out of the JDK");
  }
}
