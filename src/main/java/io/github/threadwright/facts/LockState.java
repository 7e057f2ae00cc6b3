package io.github.threadwright.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one path through a body has done to one lock.
 *
 * @param taken ids of the calls that took it and were not undone, the last one at the end
 * @param past why it is not held, when a step of this path says so
 * @param known conditions that were decided on this path, by their text
 */
record LockState(List<Integer> taken, @Nullable Past past, Map<String, Boolean> known) {
  /** Taking it again in each round of a loop must come to an end here. */
  private static final int DEEPEST = 3;

  /** What no condition reads like. */
  private static final String HANDED_ON = "; handed on";

  static final LockState START = new LockState(List.of(), null, Map.of());

  LockState {
    taken = List.copyOf(taken);
    known = Map.copyOf(known);
  }

  /**
   * A step after which the lock is not held.
   *
   * @param node its id
   * @param risk how likely the call is to throw, for {@link How#THREW}
   */
  record Past(How how, int node, Throwing.Risk risk) {}

  /** How a path came to be without the lock. */
  enum How {
    THREW,
    TRY_FAILED,
    RELEASED,
    /** That was reported already. */
    BROKEN
  }

  boolean holds() {
    return !taken.isEmpty();
  }

  LockState take(int call) {
    if (taken.size() >= DEEPEST) {
      return this;
    }
    List<Integer> more = new ArrayList<>(taken);
    more.add(call);
    return new LockState(more, null, known);
  }

  /** Undoes the last call that took it. */
  LockState release(int call) {
    List<Integer> fewer = taken.subList(0, taken.size() - 1);
    return new LockState(
        fewer, fewer.isEmpty() ? new Past(How.RELEASED, call, Throwing.Risk.NONE) : past, known);
  }

  LockState after(How how, int node, Throwing.Risk risk) {
    return new LockState(taken, new Past(how, node, risk), known);
  }

  LockState with(String condition, boolean value) {
    Map<String, Boolean> more = new HashMap<>(known);
    more.put(condition, value);
    return new LockState(taken, past, more);
  }

  /** The lock was kept where other code finds it, which lets go of it then. */
  LockState handOn() {
    return with(HANDED_ON, true);
  }

  boolean isHandedOn() {
    return known.containsKey(HANDED_ON);
  }

  /** Without the conditions that mention that name. */
  LockState forget(String name) {
    if (known.keySet().stream().noneMatch(condition -> condition.contains(name))) {
      return this;
    }
    Map<String, Boolean> fewer = new HashMap<>(known);
    fewer.keySet().removeIf(condition -> condition.contains(name));
    return new LockState(taken, past, fewer);
  }

  LockState forgetAll() {
    if (known.isEmpty()) {
      return this;
    }
    LockState fresh = new LockState(taken, past, Map.of());
    return isHandedOn() ? fresh.handOn() : fresh;
  }

  static Set<LockState> map(Set<LockState> states, UnaryOperator<LockState> step) {
    Set<LockState> result = new LinkedHashSet<>();
    states.forEach(state -> result.add(step.apply(state)));
    return result;
  }
}
