package io.github.threadwright.source.names;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a name in a type. Both are looked up as they are, since their strings
 * know their hashes: one made of both for each question would cost more than the answer. Safe for
 * use by many threads.
 */
final class MemberCache<V> {
  private final Map<String, Map<String, V>> known = new ConcurrentHashMap<>();

  @Nullable V get(String type, String name) {
    Map<String, V> ofType = known.get(type);
    return ofType == null ? null : ofType.get(name);
  }

  void put(String type, String name, V value) {
    known.computeIfAbsent(type, t -> new ConcurrentHashMap<>(4)).put(name, value);
  }
}
