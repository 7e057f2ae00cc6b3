package io.github.threadwright.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The ways in which control leaves a statement other than by its end, with the states there. */
final class LockJumps {
  private final Map<Jump, Jump> jumps = new LinkedHashMap<>();

  /** What makes control leave. */
  enum Kind {
    BREAK,
    CONTINUE,
    RETURN,
    THROW
  }

  /**
   * A way out.
   *
   * @param label of the {@code break} or {@code continue}
   * @param source id of the node that leaves
   * @param risk how likely an exception is; {@code LIKELY} for everything else
   * @param type binary name of the class of what is thrown, when it is known
   */
  record Jump(
      Kind kind,
      @Nullable String label,
      LockState state,
      int source,
      Throwing.Risk risk,
      @Nullable String type) {

    Jump in(LockState other) {
      return new Jump(kind, label, other, source, risk, type);
    }

    Jump lessLikely() {
      return risk == Throwing.Risk.LIKELY && type == null
          ? new Jump(kind, label, state, source, Throwing.Risk.UNKNOWN, null)
          : this;
    }

    /** Of the calls that may throw in the same state one is enough. */
    private Jump key() {
      return kind == Kind.THROW ? new Jump(kind, label, state, -1, risk, type) : this;
    }
  }

  void add(Jump jump) {
    jumps.putIfAbsent(jump.key(), jump);
  }

  void addAll(Collection<Jump> more) {
    more.forEach(this::add);
  }

  List<Jump> all() {
    return new ArrayList<>(jumps.values());
  }

  /** Takes those out that stop here. */
  Set<LockState> take(Predicate<Jump> which) {
    Set<LockState> states = new LinkedHashSet<>();
    jumps
        .values()
        .removeIf(
            jump -> {
              boolean here = which.test(jump);
              if (here) {
                states.add(jump.state());
              }
              return here;
            });
    return states;
  }
}
