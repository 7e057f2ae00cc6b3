package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.library.LibrarySummary.Fate;
import io.github.threadwright.linked.library.LibrarySummary.Gap;
import io.github.threadwright.linked.library.LibrarySummary.Run;
import io.github.threadwright.linked.library.LibrarySummary.State;
import io.github.threadwright.linked.library.LibrarySummary.Wait;
import io.github.threadwright.source.bytecode.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what a method may do from its parts. */
final class SummaryBuilder {
  /** Longer ways are true, but no reader follows them, and few runs take them. */
  static final int LONGEST_PATH = 9;

  /** Less than this is one of many implementations, or a failure after a failure. */
  private static final int LEAST_CERTAIN = 15;

  /** That some stream is read, of which nothing is known, says little as it is. */
  private static final int LEAST_CERTAIN_OF_SOME_STREAM = 50;

  private static final int DEEPEST_LOOPS = 4;
  private static final Comparator<Wait> SUREST_FIRST =
      Comparator.comparing(Wait::cheap)
          .thenComparing(Wait::certainty, Comparator.reverseOrder())
          .thenComparing(wait -> wait.path().size())
          .thenComparing(Wait::kind)
          .thenComparing(Wait::argument);

  private final Map<WaitKey, Wait> waits = new LinkedHashMap<>();
  private final Set<State> writes = EnumSet.noneOf(State.class);
  private final Set<Integer> writtenArguments = new TreeSet<>();
  private final Set<Run> runs = new LinkedHashSet<>();
  private boolean locks;
  private boolean recursive;
  private boolean spawns;
  private int loopDepth;
  private @Nullable Gap gap;

  /** Waits that differ in this are told apart. */
  record WaitKey(WaitKind kind, int argument) {
    static WaitKey of(Wait wait) {
      return new WaitKey(wait.kind(), wait.argument());
    }
  }

  void wait(Wait wait) {
    boolean isVague = wait.kind() == WaitKind.WRAPPED && wait.argument() == LibrarySummary.NONE;
    int least = isVague ? LEAST_CERTAIN_OF_SOME_STREAM : LEAST_CERTAIN;
    if (wait.certainty() >= least && wait.path().size() <= LONGEST_PATH) {
      waits.merge(WaitKey.of(wait), wait, (one, other) -> other.isBetterThan(one) ? other : one);
    }
  }

  void locks() {
    locks = true;
  }

  void spawns() {
    spawns = true;
  }

  void recursive() {
    recursive = true;
  }

  void loops(int depth) {
    loopDepth = Math.max(loopDepth, Math.min(depth, DEEPEST_LOOPS));
  }

  void gap(@Nullable Gap found) {
    if (gap == null) {
      gap = found;
    }
  }

  void run(int argument, Fate fate, String type) {
    runs.add(new Run(argument, fate, type));
  }

  void writesStatics() {
    writes.add(State.STATICS);
  }

  void writesUnknown() {
    writes.add(State.UNKNOWN);
  }

  /** An object that the method has got so is changed. */
  void writes(Origin object) {
    switch (object.kind()) {
      case THIS, FIELD -> writes.add(State.OWN);
      case STATIC_FIELD -> writes.add(State.STATICS);
      case PARAMETER -> {
        writes.add(State.ARGUMENT);
        writtenArguments.add(object.index());
      }
      case CREATED, FUNCTION, CONSTANT -> {
        // Nobody else has seen it yet.
      }
      default -> writes.add(State.OTHER);
    }
  }

  LibrarySummary build() {
    List<Wait> told = new ArrayList<>(waits.values());
    told.sort(SUREST_FIRST);
    return new LibrarySummary(
        told,
        locks,
        loopDepth,
        recursive,
        writes,
        writtenArguments,
        List.copyOf(runs),
        spawns,
        gap);
  }
}
