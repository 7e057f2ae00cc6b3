package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.WaitKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What calling a method of a library may do.
 *
 * <p>Not told are waits that are made once only (class loading, lazy initialisation), logging, and
 * what {@code toString}, {@code equals} and {@code hashCode} lead to.
 *
 * @param waits the nearest for each kind and argument, the surest first
 * @param locks whether it takes a monitor or lock
 * @param loopDepth how deep the loops nest that it runs through
 * @param recursive whether it calls itself, in one step or in several
 * @param writes what it may change, but for objects that it made itself
 * @param writtenArguments those it may change, counted from 0
 * @param runs what becomes of functions that it is given
 * @param spawns whether it starts a thread or hands a task to one
 * @param gap the nearest place of which nothing is known; null when all of the method is known
 */
public record LibrarySummary(
    List<Wait> waits,
    boolean locks,
    int loopDepth,
    boolean recursive,
    Set<State> writes,
    Set<Integer> writtenArguments,
    List<Run> runs,
    boolean spawns,
    @Nullable Gap gap) {

  /** Stands for the receiver where arguments are counted. */
  public static final int RECEIVER = -1;

  /** No argument at all. */
  public static final int NONE = -2;

  static final LibrarySummary NOTHING =
      new LibrarySummary(List.of(), false, 0, false, Set.of(), Set.of(), List.of(), false, null);

  public LibrarySummary {
    waits = List.copyOf(waits);
    // Sorted: what is written in their order must be the same in every run.
    writes = Collections.unmodifiableSet(new TreeSet<>(writes));
    writtenArguments = Collections.unmodifiableSet(new TreeSet<>(writtenArguments));
    runs = List.copyOf(runs);
  }

  static LibrarySummary unknown(Gap gap) {
    return new LibrarySummary(
        List.of(), false, 0, false, Set.of(State.UNKNOWN), Set.of(), List.of(), false, gap);
  }

  /** The same told of the method that the paths begin with. */
  LibrarySummary withoutFirstStep() {
    List<Wait> shorter =
        waits.stream().map(wait -> wait.along(wait.path().subList(1, wait.path().size()))).toList();
    return new LibrarySummary(
        shorter, locks, loopDepth, recursive, writes, writtenArguments, runs, spawns, gap);
  }

  /**
   * A wait that the method may reach.
   *
   * @param argument for {@link WaitKind#WRAPPED} the stream that decides, else {@link #NONE}
   * @param cheap whether it hardly ever decides anything, as with the metadata of a local file
   * @param limited whether it has a time limit
   * @param certainty in percent: it falls with every call that may go elsewhere, and where only a
   *     failure or a mode leads to the wait
   * @param path what is called in turn, as {@code pkg.Type#method}; last what waits
   */
  public record Wait(
      WaitKind kind,
      int argument,
      boolean cheap,
      boolean limited,
      int certainty,
      List<String> path) {
    public Wait {
      path = List.copyOf(path);
    }

    Wait along(List<String> otherPath) {
      return new Wait(kind, argument, cheap, limited, certainty, otherPath);
    }

    /** Certainty, where a cheap wait counts for less. */
    int rank() {
      return cheap ? certainty - 60 : certainty;
    }

    boolean isBetterThan(Wait other) {
      return rank() != other.rank() ? rank() > other.rank() : path.size() < other.path.size();
    }
  }

  /** What a method may change. */
  public enum State {
    STATICS,
    /** Its receiver, or what is reached through it. */
    OWN,
    ARGUMENT,
    /** An object that it got elsewhere. */
    OTHER,
    /** It calls code of which that is not known. */
    UNKNOWN
  }

  /** What becomes of a function that the method is given. */
  public enum Fate {
    /** It is called before the method returns, by the same thread. */
    RUNS_NOW,
    /** Another thread gets it to run. */
    HANDED_OVER,
    /** It is stored, to be run at another time. */
    KEPT
  }

  /**
   * A function that the method is given.
   *
   * @param argument from 0; {@link #RECEIVER} for the receiver itself
   * @param type binary name of the functional interface
   */
  public record Run(int argument, Fate fate, String type) {}

  /** A place of which nothing is known. */
  public record Gap(Reason reason, String method, int count) {
    Gap(Reason reason, String method) {
      this(reason, method, 0);
    }
  }

  /** Why nothing is known. */
  public enum Reason {
    NOT_ON_CLASS_PATH("its class is not on the class path"),
    NO_SUCH_METHOD("its class has no such method; the versions on the class path do not fit"),
    NATIVE("it is native"),
    TOO_MANY_TARGETS("too many classes implement it"),
    NO_IMPLEMENTATION("no class on the class path implements it"),
    FUNCTION("it runs a function that came from elsewhere");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
