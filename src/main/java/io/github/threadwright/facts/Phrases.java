package io.github.threadwright.facts;

import io.github.threadwright.knowledge.WaitKind;
import java.util.HashMap;
import java.util.Map;

/** The sentences of facts; equal ones are made once for a file. */
final class Phrases {
  private final Map<String, Map<String, String>> known = new HashMap<>();

  /** {@code start + end}. */
  String of(String start, String end) {
    return known.computeIfAbsent(start, s -> new HashMap<>()).computeIfAbsent(end, start::concat);
  }

  static String waitsOn(WaitKind kind) {
    return switch (kind) {
      case NETWORK -> " waits on the network";
      case DNS -> " waits for a name to be looked up";
      case DATABASE -> " waits on the database";
      case FILE -> " waits on the file system";
      case CONSOLE -> " waits on the console";
      case PROCESS -> " waits on another process";
      case PIPE -> " waits on a pipe";
      case SLEEP -> " sleeps";
      case LOCK -> " waits for a lock";
      case MONITOR -> " waits for a monitor";
      case CONDITION -> " waits to be notified";
      case QUEUE -> " waits on a queue";
      case FUTURE -> " waits for a task's result";
      case JOIN -> " waits for a thread to end";
      case SYNCHRONISER -> " waits on a synchroniser";
      case POLL -> " waits for an event";
      case CLASS_INIT -> " may wait for a class to be initialised";
      case NATIVE -> " waits in native code";
      case WRAPPED -> " waits as the stream that it wraps";
    };
  }
}
