package io.github.threadwright.facts;

import io.github.threadwright.source.Node;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the calls in one method or lambda do to one lock.
 *
 * @param key of its path
 * @param byNode by the id of the call
 */
record LockEvents(String key, Map<Integer, Event> byNode) {

  /** What a call does to the lock. */
  enum Kind {
    ACQUIRE,
    /** The same, but it may end with an exception first. */
    ACQUIRE_OR_THROW,
    TRY,
    TRY_OR_THROW,
    RELEASE,
    /** Another method of the class that lets go of it. */
    RELEASE_ELSEWHERE,
    /** Keeps the lock for code that finds it later and lets go of it. */
    HAND_ON,
    /** Asks whether the thread holds it. */
    ASK
  }

  record Event(Kind kind, Node.Call call) {}

  LockEvents(String key) {
    this(key, new HashMap<>());
  }

  void add(Kind kind, Node.Call call) {
    byNode.put(call.id(), new Event(kind, call));
  }

  @Nullable Event at(Node node) {
    return byNode.get(node.id());
  }

  boolean takes() {
    return byNode.values().stream().anyMatch(event -> takes(event.kind()));
  }

  boolean releases() {
    return byNode.values().stream().anyMatch(event -> event.kind() == Kind.RELEASE);
  }

  static boolean takes(Kind kind) {
    return kind == Kind.ACQUIRE || kind == Kind.ACQUIRE_OR_THROW || isAttempt(kind);
  }

  static boolean isAttempt(Kind kind) {
    return kind == Kind.TRY || kind == Kind.TRY_OR_THROW;
  }
}
