package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.Setting;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something the code says at a place. What is unknown is an {@link UnknownCall}, never a guess. */
public sealed interface Fact {

  CodePlace place();

  /** Where the proving code stands. */
  Node node();

  /** One line for a reader, e.g. {@code HttpClient.send waits on the network}. */
  String text();

  /**
   * A call that may block.
   *
   * @param api what the catalogue says of the method that waits
   * @param way the steps from this call to that one, which is the last; empty when this is it
   * @param sure whether it waits in every mode or state, whatever code the steps may go to
   */
  record Waits(
      CodePlace place,
      Node node,
      String method,
      WaitKind kind,
      Api api,
      List<Fact> way,
      boolean sure,
      String text)
      implements Fact {
    public Waits {
      way = List.copyOf(way);
    }

    /** A call of a method that waits by itself. */
    public Waits(CodePlace place, Node node, String method, WaitKind kind, Api api, String text) {
      this(place, node, method, kind, api, List.of(), !isConditional(api), text);
    }

    private static boolean isConditional(Api api) {
      return api.waits() != null && api.waits().conditional();
    }
  }

  /** A call of which nothing is known. */
  record UnknownCall(CodePlace place, Node node, Target.Reason reason, String text)
      implements Fact {}

  /**
   * A call of a method that is known by name, but not by what it does: nothing says that two such
   * calls may meet.
   *
   * @param changes the way to where it changes something that it did not make itself; empty when it
   *     is not known whether it does
   */
  record OpaqueCall(CodePlace place, Node node, Target target, List<Fact> changes, String text)
      implements Fact {
    public OpaqueCall {
      changes = List.copyOf(changes);
    }

    public OpaqueCall(CodePlace place, Node node, Target target, String text) {
      this(place, node, target, List.of(), text);
    }
  }

  /**
   * A read or write of a field.
   *
   * @param owner binary name of the declaring class
   * @param compound whether it reads and writes in one expression, e.g. {@code n++}, {@code n = n +
   *     1}
   * @param locks what is held there, by this method or by all callers of a private one
   */
  record FieldAccess(
      CodePlace place,
      Node node,
      String owner,
      Target.Field field,
      Kind kind,
      boolean compound,
      List<LockHeld> locks,
      String text)
      implements Fact {
    /** Reading or writing. */
    public enum Kind {
      READ,
      WRITE
    }
  }

  /**
   * A lock that is held at some place.
   *
   * @param node the {@code synchronized} statement, the {@code lock()} call, or the root of a
   *     synchronized method
   * @param lock how the source names it, e.g. {@code this}, {@code Foo.class}, {@code queueLock}
   */
  record LockHeld(CodePlace place, Node node, String lock, boolean byCaller, String text)
      implements Fact {}

  /**
   * A lock that is taken or let go of.
   *
   * @param node the {@code synchronized} statement, the call, or the root of a synchronized method
   * @param object what is locked; null for a synchronized method
   * @param lock how the source names it
   * @param flaws the paths on which its lock is left held, or on which what it lets go of is not
   *     held; only for calls
   * @param pairing how the method that takes it lets go of it; only for calls that take it
   */
  record LockUse(
      CodePlace place,
      Node node,
      Kind kind,
      Node.@Nullable Expr object,
      String lock,
      List<LockFlaw> flaws,
      Pairing pairing,
      String text)
      implements Fact {
    public LockUse {
      flaws = List.copyOf(flaws);
    }

    /** How a lock is taken or let go of. */
    public enum Kind {
      METHOD,
      STATEMENT,
      CALL,
      TRY,
      RELEASE
    }

    /** Who lets go of a lock that a call takes. */
    public enum Pairing {
      /** The same method, on some path at least. */
      HERE,
      /** The same method on some path, and another method that does not take it. */
      HERE_AND_ELSEWHERE,
      /** Another method, that does not take it. */
      ELSEWHERE,
      /** Nobody that could be seen, and it may well be somebody who cannot. */
      UNSEEN,
      /** Nobody; all the code that can reach the lock was seen. */
      NOBODY,
      /** It was not found out, or nothing is taken. */
      UNKNOWN
    }
  }

  /**
   * A call by which a thread waits to be notified, or notifies others: {@code wait}, {@code
   * notify}, {@code notifyAll}, and {@code await}, {@code signal}, {@code signalAll} of a
   * condition.
   *
   * @param object what it is called on; null for {@code this}
   * @param key of the object's path, the same for the same object; null when it is more than a path
   * @param condition whether it is a method of a condition and not of the monitor
   * @param guards for a wait, what is asked before it, one text for each part of the question;
   *     empty when that is not understood
   * @param limited for a wait, whether it has a time limit
   */
  record MonitorCall(
      CodePlace place,
      Node node,
      Node.@Nullable Expr object,
      @Nullable String key,
      Kind kind,
      boolean condition,
      Holding holding,
      List<String> guards,
      boolean limited,
      String text)
      implements Fact {
    public MonitorCall {
      guards = List.copyOf(guards);
    }

    /** What the call does. */
    public enum Kind {
      WAIT,
      NOTIFY,
      NOTIFY_ALL
    }

    /** Whether the monitor of the object is held. */
    public enum Holding {
      /** It is, or may well be: another name of the same object may be locked. */
      HELD,
      /** Other monitors are, and this one is not. */
      OTHERS,
      /** No monitor is held, and the code runs on a thread of its own. */
      NONE,
      /** The method holds none, and its callers are not all known. */
      CALLERS_UNKNOWN
    }
  }

  /** A step of a path on which a lock is left held, or let go of without being held. */
  record LockFlaw(CodePlace place, Node node, Kind kind, String text) implements Fact {
    /** What goes wrong. */
    public enum Kind {
      /** A return, or the end of the method, with the lock held. */
      LEFT_BY_RETURN,
      /** A {@code throw} with the lock held. */
      LEFT_BY_THROW,
      /** A call that is known to throw, with the lock held. */
      LEFT_BY_CALL,
      /** A call of which it is not known whether it throws, with the lock held. */
      LEFT_BY_UNKNOWN_CALL,
      /** A call that is known to throw before the lock is taken. */
      NOT_TAKEN,
      /** A call before the lock is taken of which it is not known whether it throws. */
      PERHAPS_NOT_TAKEN,
      /** The attempt to take it failed. */
      TRY_FAILED,
      /** It was let go of before, on every path. */
      RELEASED_BEFORE,
      /** It was let go of before, on some path. */
      PERHAPS_RELEASED_BEFORE,
      /** Nothing takes it: the method does not, and the others that take it let go of it. */
      NEVER_TAKEN,
      /** The same, as far as this file says. */
      PERHAPS_NEVER_TAKEN
    }
  }

  /**
   * A value that one iteration of a loop hands to the next, or an order that it depends on.
   *
   * @param repeated the loop, or the lambda that a stream runs for each element, whose iterations
   *     hang together
   * @param mergeable whether concurrent iterations can keep it by merging their results in order
   *     afterwards, e.g. a sum, {@code list.add(result)}, a failure that ends the loop; what is not
   *     mergeable makes the iterations dependent
   */
  record Carried(
      CodePlace place,
      Node node,
      @Nullable Local local,
      Kind kind,
      String text,
      Node repeated,
      boolean mergeable)
      implements Fact {
    /** How iterations hang together. */
    public enum Kind {
      /** The next iteration reads what this one wrote. */
      DEPENDENCE,
      /** The same, by an associative operation such as {@code sum += x}. */
      REDUCTION,
      /** The effects of the iterations are seen in order, e.g. output or appending to a list. */
      ORDERED_EFFECT,
      /** An iteration may end the loop or the method. */
      EXIT,
      /** State outside the loop is written. */
      SHARED_WRITE
    }
  }

  /**
   * Code handed to somebody who runs it: an executor, a thread, a future, a stream.
   *
   * @param code the argument, or the receiver, that is run; the call itself when it starts work of
   *     its own, which is only a fact when a {@link JoinedAtOnce} is about it
   * @param runs the code itself, be it in another body, e.g. of {@code run()}; null when it is not
   *     visible
   */
  record TaskHandedOver(
      CodePlace place, Node node, Node code, Api api, String text, @Nullable Code runs)
      implements Fact {

    public Api.Runner runner() {
      return api.task() == null ? Api.Runner.UNKNOWN : api.task().runner();
    }

    /** The expression that gives the executor; null where none does. */
    public Node.@Nullable Expr executor() {
      if (!(node instanceof Node.Call call)) {
        return null;
      }
      return switch (runner()) {
        case RECEIVER_POOL -> call.receiver();
        case ARGUMENT_POOL -> call.arguments().get(call.arguments().size() - 1);
        default -> null;
      };
    }
  }

  /**
   * A task whose result is waited for at once, with nothing done in between.
   *
   * @param node the call that waits
   * @param task what was handed over
   * @param limited whether the wait has a time limit
   */
  record JoinedAtOnce(CodePlace place, Node node, TaskHandedOver task, boolean limited, String text)
      implements Fact {}

  /**
   * A thread that is created.
   *
   * @param code what it runs (a lambda, a method reference, an object creation, the body of a
   *     subclass), null when that is not visible
   * @param ends whether what it runs comes to an end by itself
   * @param started whether it is started in the same body
   * @param keptInField whether it is stored in a field, so that somebody controls it later
   * @param settings what is set on it: {@code name}, {@code daemon}, {@code priority}, {@code
   *     handler}, {@code context-loader}; and what it is: {@code virtual}, {@code builder} when
   *     {@code Thread.ofPlatform()} or {@code ofVirtual()} made it, {@code handed-on} when it is no
   *     task of this code: a shutdown hook, the result of the method or of a thread factory, an
   *     argument of a call
   * @param dropped whether it is neither started nor given to anybody who could start it
   * @param runs the code itself, be it in another body, e.g. of {@code run()}; null when it is not
   *     visible
   */
  record ThreadCreated(
      CodePlace place,
      Node node,
      @Nullable Node code,
      Ends ends,
      boolean started,
      boolean keptInField,
      List<String> settings,
      boolean dropped,
      String text,
      @Nullable Code runs)
      implements Fact {
    public ThreadCreated {
      settings = List.copyOf(settings);
    }

    /** Whether code comes to an end by itself. */
    public enum Ends {
      YES,
      NO,
      UNKNOWN
    }
  }

  /**
   * An executor that is created.
   *
   * @param factory which threads it makes
   * @param size number of threads when the code gives a constant, else 0
   * @param growth what grows when tasks come faster than they are done
   */
  record PoolCreated(
      CodePlace place,
      Node node,
      Api.Pool pool,
      Factory factory,
      int size,
      Growth growth,
      String text)
      implements Fact {
    /** Which threads a pool makes. */
    public enum Factory {
      VIRTUAL,
      PLATFORM,
      UNKNOWN
    }

    /** What an executor does with more tasks than it can run. */
    public enum Growth {
      /** It makes a thread for each of them. */
      THREADS,
      /** Its queue takes all of them. */
      QUEUE,
      /** It rejects some of them, or makes the caller wait. */
      NONE,
      UNKNOWN
    }
  }

  /**
   * Settings of an executor that do not go together, at its creation or at the call that adds the
   * second one.
   *
   * @param constant whether constants prove it, rather than two expressions that differ
   * @param because the whole story, e.g. {@code its queue has no bound, so ...}
   */
  record SettingsConflict(
      CodePlace place, Node node, Kind kind, boolean constant, String because, String text)
      implements Fact {
    /** How settings contradict each other. */
    public enum Kind {
      /** Creating or changing the executor throws. */
      THROWS,
      /** A queue without bound never fills up, so no thread beyond the core size is made. */
      NEVER_GROWS,
      /** The same with a core size of 0: one thread does everything. */
      ONE_THREAD,
      /** The executor ignores the setting. */
      IGNORED,
      /** What is to happen to a task that does not fit never happens. */
      HANDLER_UNUSED,
      /** Idle threads are kept for good, whatever time is given. */
      KEEP_ALIVE_UNUSED
    }
  }

  /**
   * Code that goes by advice which the target release has made void.
   *
   * @param since the first release in which it is
   * @param fate what became of it
   */
  record VoidRemedy(CodePlace place, Node node, String remedy, int since, String fate, String text)
      implements Fact {}

  /** An external process that is launched. */
  record ProcessLaunched(CodePlace place, Node node, String text) implements Fact {}

  /**
   * A wait on a monitor or condition ({@code Object.wait}, {@code Condition.await}).
   *
   * @param loop the innermost loop that repeats the wait within the same method or lambda, null
   *     when none does
   * @param guard the {@code if} that decides whether to wait, null when none does
   * @param limited whether it has a time limit
   * @param delegates whether the method only passes the wait on, as a wrapper does
   */
  record ConditionWait(
      CodePlace place,
      Node node,
      Node.@Nullable Loop loop,
      Node.@Nullable If guard,
      boolean limited,
      boolean delegates,
      String text)
      implements Fact {}

  /**
   * A handler that takes an interruption and neither throws it on, nor sets the thread's flag
   * again, nor keeps it in any other way.
   *
   * @param node the {@link Node.Catch}
   * @param broad whether it names {@code Exception} or {@code Throwable}, and an interruptible wait
   *     stands in front of it
   * @param wrapped whether it throws another exception
   * @param meant whether its parameter's name, the comment in it or the name of the method says
   *     that nothing is to be done
   * @param known whether the wait is known that is interrupted
   * @param limited whether every known wait ends by itself and stands in no loop of its own
   * @param loops whether a loop around goes on to its next round
   * @param ends whether the method or lambda does nothing more afterwards
   * @param leaves whether the method or lambda ends then without waiting again
   * @param task whether a thread or executor calls that method or lambda, or the JVM does
   * @param asked whether a loop around asks a flag whether to go on
   * @param answers whether the handler returns a value, or what follows a constant at once
   */
  record InterruptionCaught(
      CodePlace place,
      Node node,
      boolean broad,
      boolean wrapped,
      boolean meant,
      boolean known,
      boolean limited,
      boolean loops,
      boolean ends,
      boolean leaves,
      boolean task,
      boolean asked,
      boolean answers,
      String text)
      implements Fact {}

  /**
   * Double-checked locking: a field is tested, a lock is taken, the field is tested again and
   * written.
   *
   * @param node the outer test
   * @param write the assignment under the lock
   */
  record DoubleChecked(
      CodePlace place,
      Node node,
      Node write,
      Target.Field field,
      String owner,
      LockHeld lock,
      String text)
      implements Fact {}

  /**
   * A field that is set where a test finds it unset, without the second test of {@link
   * DoubleChecked}.
   *
   * @param node the test
   * @param write the assignment
   * @param value what it is set to, followed to where that is made
   * @param throughLocal whether a local variable is tested that the field was read into
   * @param use what the method then does with the value
   * @param locks held at the test and the assignment alike
   */
  record LazilySet(
      CodePlace place,
      Node node,
      Node write,
      Code value,
      Target.Field field,
      String owner,
      boolean throughLocal,
      Use use,
      List<LockHeld> locks,
      String text)
      implements Fact {
    public LazilySet {
      locks = List.copyOf(locks);
    }

    /** What a method does with a field that it has set. */
    public enum Use {
      /** It returns the value, or what comes of it, as a getter does. */
      RETURNED,
      /** It uses the value itself, or is a helper of methods that do. */
      USED,
      /** Nothing: it prepares the field for others, as {@code start()} and {@code init()} do. */
      PREPARED
    }
  }

  /**
   * Two calls on one object made for several threads, of which the second relies on what the first
   * one said.
   *
   * @param node the test between them, else the second call
   * @param object as the source names it
   * @param traits what makes it less likely that another thread comes in between, or matters
   * @param value what the second call stores, followed to where that is made; null when it stores
   *     nothing of its own
   * @param locks held at both calls
   */
  record CallSequence(
      CodePlace place,
      Node node,
      Kind kind,
      String object,
      Set<Trait> traits,
      Called first,
      Called second,
      @Nullable Code value,
      List<LockHeld> locks,
      String text)
      implements Fact {
    public CallSequence {
      traits = Set.copyOf(traits);
      locks = List.copyOf(locks);
    }

    /** A reason for doubt. */
    public enum Trait {
      /** The way to the object begins at a parameter. */
      PARAMETER,
      /** It is a {@code Vector} or {@code Hashtable}, which are synchronised in any case. */
      OLD_COLLECTION,
      /** A loop repeats the test, as one does that empties a queue for itself. */
      REPEATED_TEST,
      /**
       * A flag or number is reset, which may be all the same when another thread set it meanwhile.
       */
      CLEARED,
      /** What is stored was not made here, and may be the same whoever asks for it. */
      VALUE_FROM_ELSEWHERE,
      /** The test asks for more or less than a bound, which is passed at worst. */
      BOUND,
      /** A set is given an element, or it is taken out, which changes it once in any case. */
      SAME_TWICE,
      /** Another decision lies between the test and the change. */
      OTHER_DECISION,
      /** No other method of the file takes from the collection. */
      ONE_TAKER,
      /** What was looked at is removed. */
      REMOVAL,
      /** The same code also changes the variable by {@code compareAndSet}. */
      SWAPPED,
      /** What is removed was compared with a constant. */
      KNOWN_VALUE,
      /**
       * It is emptied, by a loop, through a parameter or in one method only, as by the one thread
       * that takes from it.
       */
      EMPTIED
    }

    /** How the second call relies on the first one. */
    public enum Kind {
      /** A collection is changed because of what it held. */
      CHECK_THEN_ACT,
      /** A value is replaced because of what it was: each call is atomic, both together are not. */
      READ_THEN_WRITE,
      /** {@code putIfAbsent} says which object is in the map, and the other one is used. */
      RESULT_IGNORED
    }
  }

  /**
   * A loop that does nothing but look whether another thread has got on.
   *
   * @param pause what it does between two looks, the longest if there are several
   * @param asked what it looks at, as the source names it
   * @param field the field that it reads, or that holds what it asks; null when that is none
   * @param safe whether it is sure to see what another thread wrote: the field is volatile, or it
   *     asks an object made for several threads
   * @param limited whether it also looks at the time or counts its rounds
   * @param locks held all the while
   */
  record Polling(
      CodePlace place,
      Node node,
      Pause pause,
      String asked,
      Target.@Nullable Field field,
      boolean safe,
      boolean limited,
      List<LockHeld> locks,
      String text)
      implements Fact {
    public Polling {
      locks = List.copyOf(locks);
    }

    /** What a loop does between two looks, the shortest first. */
    public enum Pause {
      NONE,
      /** {@code Thread.onSpinWait()}. */
      HINT,
      /** {@code Thread.yield()}, {@code Thread.sleep(0)}. */
      YIELD,
      /** {@code LockSupport.parkNanos(n)}. */
      PARK,
      SLEEP
    }
  }

  /** A step of the way that running code takes, e.g. {@code calls Repository.load}. */
  record Step(CodePlace place, Node node, String text) implements Fact {}

  /**
   * What a configuration file says of a limit that code meets.
   *
   * @param node what meets it
   */
  record Configured(CodePlace place, Node node, Setting setting, String text) implements Fact {
    public Configured(CodePlace place, Node node, Setting setting) {
      this(place, node, setting, setting.text());
    }
  }

  /** A call of a method that a rule or the catalogue names. */
  record Called(CodePlace place, Node node, Target target, List<Api> apis, String text)
      implements Fact {}
}
