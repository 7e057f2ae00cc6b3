package io.github.threadwright.facts;

import java.util.Collection;
import java.util.List;

/**
 * A lock that is surely held over a range of a body: every way into the range takes it, no node in
 * the range lets go of it.
 *
 * @param path what is locked
 * @param from id of the first node
 * @param to id behind the last one
 */
record Held(Fact.LockHeld fact, AccessPath path, int from, int to) {

  static List<Fact.LockHeld> facts(Collection<Held> held) {
    return held.stream().map(Held::fact).toList();
  }
}
