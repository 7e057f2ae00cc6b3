package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wait that a thread may come to while it holds something that others wait for.
 *
 * @param held where it takes that
 * @param place the code in which it holds it
 * @param node the call that waits, or leads to the wait
 * @param way from that call to the wait
 * @param thread how the code comes to run on a virtual thread, when its carrier is what is held
 */
public record HeldWait(
    Holder holder,
    Fact held,
    CodePlace place,
    Node node,
    Way way,
    @Nullable Running thread,
    Set<Doubt> doubts) {
  public HeldWait {
    doubts = Set.copyOf(doubts);
  }

  /** What is held. */
  public enum Holder {
    MONITOR,
    LOCK,
    READ_LOCK,
    /** The lock of a part of a concurrent map, while it computes a value. */
    MAP_BIN,
    /** The lock under which a class is initialised: no other thread can use the class meanwhile. */
    CLASS_INITIALISATION,
    /** A transaction of a database, with its connection and the locks on what it has touched. */
    TRANSACTION,
    /** The carrier of a virtual thread, which cannot be let go of. */
    CARRIER
  }

  /** A reason why holding it may be right. */
  public enum Doubt {
    /** What is waited on is a connection or stream of the object, which the lock keeps whole. */
    GUARDS_THE_STREAM,
    /** What is waited on is a part of the object that is used under this lock only. */
    GUARDS_A_PART,
    /** What the wait brings is kept in a field: who else wants it must wait for it in any case. */
    KEEPS_THE_RESULT,
    /** The method begins or ends the life of its object. */
    LIFE_CYCLE,
    /** No code is seen that needs the lock for something quick. */
    NOBODY_ELSE,
    /** Another wait of that kind under the same lock is nearer or surer. */
    ANOTHER_IS_NEARER,
    /** So many calls lie between that it seldom comes to that. */
    FAR_AWAY
  }

  HeldWait with(Doubt doubt) {
    Set<Doubt> all = new HashSet<>(doubts);
    all.add(doubt);
    return new HeldWait(holder, held, place, node, way, thread, all);
  }

  /** Where the wait is that the way leads to. */
  public Fact.Waits last() {
    return (Fact.Waits) way.proof();
  }

  /** All of it, as a reader follows it. */
  public List<Fact> facts() {
    List<Fact> all = new ArrayList<>(thread == null ? List.of() : thread.facts());
    all.add(held);
    all.addAll(way.facts());
    return all;
  }
}
