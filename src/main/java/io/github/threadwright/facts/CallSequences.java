package io.github.threadwright.facts;

import io.github.threadwright.facts.CallTests.Check;
import io.github.threadwright.facts.CallTests.Says;
import io.github.threadwright.facts.CallTests.Test;
import io.github.threadwright.facts.Fact.CallSequence;
import io.github.threadwright.facts.Fact.CallSequence.Trait;
import io.github.threadwright.facts.SharedContainers.Family;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds two calls on one object made for several threads, of which the second relies on what the
 * first one said:
 *
 * <pre>{@code
 * if (!map.containsKey(k)) map.put(k, new V());      // or: V v = map.get(k); if (v == null) ...
 * if (!queue.isEmpty()) queue.remove();
 * counter.set(counter.get() + 1);
 * if (!started.get()) { started.set(true); run(); }
 * map.putIfAbsent(k, v); use(v);
 * }</pre>
 *
 * <p>Left out are pairs that come to the same whatever happens in between, such as {@code if
 * (!flag.get()) flag.set(true)}, and objects that nobody else has yet.
 */
final class CallSequences {
  /** They fail, or wait, when there is nothing. */
  private static final Set<String> TAKES =
      Set.of(
          "element",
          "firstElement",
          "getFirst",
          "getLast",
          "lastElement",
          "pop",
          "remove",
          "removeFirst",
          "removeLast",
          "take",
          "takeFirst",
          "takeLast");

  /** They give null when there is nothing. */
  private static final Set<String> TRIES =
      Set.of("peek", "peekFirst", "peekLast", "poll", "pollFirst", "pollLast");

  private static final Set<String> COUNTS =
      Set.of(
          "addAndGet",
          "decrementAndGet",
          "getAndAdd",
          "getAndDecrement",
          "getAndIncrement",
          "incrementAndGet");

  private static final Set<String> OTHERS =
      Set.of("put", "putIfAbsent", "set", "add", "addElement");

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final SharedContainers containers;
  private final CallTests tests;
  private final Locks locks;
  private final Phrases phrases;

  CallSequences(
      FileIndex file, BodyIndex index, SharedContainers containers, Locks locks, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.containers = containers;
    this.tests = new CallTests(file, index);
    this.locks = locks;
    this.phrases = phrases;
  }

  /** A call that may be the second one of a pair. */
  private record Act(CallSite site, Node.Call call, AccessPath path) {
    String name() {
      return call.name();
    }

    Node.@Nullable Expr argument(int number) {
      return call.arguments().size() > number ? call.arguments().get(number) : null;
    }
  }

  void find(Consumer<Fact> found) {
    for (CallSite site : index.calls()) {
      if (site.node() instanceof Node.Call call && call.receiver() != null && mayAct(call)) {
        Family family = containers.of(place, site, call.receiver());
        AccessPath path = family == Family.NONE ? null : AccessPath.of(place, call.receiver());
        if (path != null && !isOwn(call, call.receiver(), path)) {
          CallSequence sequence = of(new Act(site, call, path), family);
          if (sequence != null) {
            found.accept(sequence);
          }
        }
      }
    }
  }

  private static boolean mayAct(Node.Call call) {
    String name = call.name();
    return OTHERS.contains(name)
        || isFirst(call)
        || TAKES.contains(name)
        || TRIES.contains(name)
        || COUNTS.contains(name);
  }

  /**
   * One that perhaps nobody else has: in a constructor, made by the method for itself, or handed to
   * a lambda.
   */
  private boolean isOwn(Node.Call call, Node.Expr receiver, AccessPath path) {
    if (runsUnderLock(call)) {
      return true;
    }
    Local local = path.local();
    if (local == null) {
      return (place.method() == null || place.method().isConstructor())
          && index.detachedIn(call) == BodyIndex.NONE;
    }
    if (!path.key().equals(AccessPath.key(local)) || local.kind() == Local.Kind.PARAMETER) {
      return false;
    }
    LocalUses uses = file.uses(local);
    Node.Expr value = uses == null ? null : uses.soleValue();
    boolean captured = value instanceof Node.New && index.detachedIn(call) != BodyIndex.NONE;
    return !captured && !isField(value);
  }

  /** {@code map.compute(k, (key, counter) -> ...)} lets in one thread at a time for a key. */
  private boolean runsUnderLock(Node.Call call) {
    Node.Lambda lambda = body.enclosing(call, Node.Lambda.class);
    Node runner = lambda == null ? null : body.parent(lambda);
    CallSite site = runner == null ? null : index.site(runner);
    return site != null && site.has(Api.Role.RUNS_UNDER_LOCK);
  }

  private boolean isField(@Nullable Node expr) {
    return (expr instanceof Node.Name || expr instanceof Node.Select)
        && place.targetOf(expr) instanceof Target.Field;
  }

  private @Nullable CallSequence of(Act act, Family family) {
    return switch (family) {
      case MAP -> ofMap(act);
      case SET, LIST, QUEUE -> ofCollection(act, family);
      case ATOMIC -> ofAtomic(act);
      case NONE -> null;
    };
  }

  // ---- maps

  private @Nullable CallSequence ofMap(Act act) {
    Node.Expr key = act.argument(0);
    if (key == null) {
      return null;
    }
    if (act.name().equals("putIfAbsent")) {
      return isIgnored(act.call()) ? ofIgnored(act) : null;
    }
    if (act.name().equals("put") && isIgnored(act.call())) {
      CallSite read = readIn(act.argument(1), act.path());
      if (read != null && isSameKey(read, key)) {
        return fact(act, null, read, CallSequence.Kind.READ_THEN_WRITE, null);
      }
    }
    boolean puts = act.name().equals("put") && isIgnored(act.call());
    boolean removes = act.name().equals("remove") && act.call().arguments().size() == 1;
    Test test = puts || removes ? tests.before(act.call(), act.path(), false) : null;
    if (test == null || !isSameKey(test.check().call(), key)) {
      return null;
    }
    Says says = test.check().says();
    boolean relies =
        says == Says.COMPARES
            || (puts && says == Says.ABSENT)
            || (removes && says == Says.PRESENT && isUsedBlindly(act.call()));
    return relies
        ? fact(
            act,
            test,
            test.check().call(),
            CallSequence.Kind.CHECK_THEN_ACT,
            puts ? act.argument(1) : null)
        : null;
  }

  /** The object that was put may not be the one that is in the map. */
  private @Nullable CallSequence ofIgnored(Act act) {
    if (!(act.argument(1) instanceof Node.LocalUse given)) {
      return null;
    }
    LocalUses uses = file.uses(given.local());
    int end = body.end(act.call());
    Node.LocalUse next = null;
    for (Node.LocalUse use : uses == null ? List.<Node.LocalUse>of() : uses.uses()) {
      if (use.id() >= end && next == null) {
        next = use;
      }
    }
    return next == null || !LocalUses.isRead(body, next)
        ? null
        : fact(act, null, act.site(), CallSequence.Kind.RESULT_IGNORED, given);
  }

  private boolean isSameKey(CallSite call, Node.Expr key) {
    return call.node() instanceof Node.Call made
        && !made.arguments().isEmpty()
        && SameCode.is(body, made.arguments().get(0), key);
  }

  // ---- collections

  private @Nullable CallSequence ofCollection(Act act, Family family) {
    boolean adds = act.name().startsWith("add") && act.call().arguments().size() == 1;
    boolean blindly = TRIES.contains(act.name());
    boolean takes = isTake(act);
    if (!(adds || takes || (blindly && isUsedBlindly(act.call())))) {
      return null;
    }
    Test test = tests.before(act.call(), act.path(), false);
    if (test == null) {
      return null;
    }
    Check check = test.check();
    boolean ofElement = check.call().name().equals("contains");
    boolean relies =
        ofElement
            ? relies(act, adds, family, test)
            : !adds && check.says() == Says.PRESENT && !isOfElement(act);
    return relies ? fact(act, test, check.call(), CallSequence.Kind.CHECK_THEN_ACT, null) : null;
  }

  /**
   * What is taken when the collection is not empty: {@code queue.remove()}, {@code list.get(0)}.
   */
  private static boolean isTake(Act act) {
    return TAKES.contains(act.name()) || isFirst(act.call());
  }

  /** {@code list.get(0)}. */
  private static boolean isFirst(Node.Call call) {
    return call.name().equals("get")
        && call.arguments().size() == 1
        && call.arguments().get(0) instanceof Node.Literal literal
        && literal.value().equals("0");
  }

  /** {@code set.remove(x)}, unlike {@code list.remove(0)}. */
  private static boolean isOfElement(Act act) {
    return act.name().equals("remove")
        && act.argument(0) != null
        && !(act.argument(0) instanceof Node.Literal);
  }

  /** In a set, adding twice is adding once; what else is done because of the test is done twice. */
  private boolean relies(Act act, boolean adds, Family family, Test test) {
    Node.Expr element = act.argument(0);
    if (element == null || !isSameKey(test.check().call(), element) || !isIgnored(act.call())) {
      return false;
    }
    boolean fits = test.check().says() == (adds ? Says.ABSENT : Says.PRESENT);
    return fits && (adds && family == Family.LIST || !test.alone());
  }

  // ---- atomic variables

  private @Nullable CallSequence ofAtomic(Act act) {
    boolean sets = act.name().equals("set") && act.call().arguments().size() == 1;
    Node.Expr value = act.argument(0);
    if (sets && value != null) {
      CallSite read = readIn(value, act.path());
      if (read != null) {
        return fact(act, null, read, CallSequence.Kind.READ_THEN_WRITE, null);
      }
    }
    Test test =
        sets || COUNTS.contains(act.name()) ? tests.before(act.call(), act.path(), true) : null;
    if (test == null || !relies(test, sets, value)) {
      return null;
    }
    boolean object =
        test.check().says() != Says.COMPARES
            && !(value instanceof Node.Literal)
            && (test.alone() || !isFirst(test, act));
    return fact(
        act,
        test,
        test.check().call(),
        CallSequence.Kind.READ_THEN_WRITE,
        sets && object ? value : null);
  }

  /** {@code if (state.get() == null) { state.set(OPEN); open(); }}: it is for what follows. */
  private boolean isFirst(Test test, Act act) {
    return test.node() instanceof Node.If branch
        && branch.then() instanceof Node.Block block
        && !block.statements().isEmpty()
        && block.statements().get(0) == act.call();
  }

  /** {@code if (!flag.get()) flag.set(true)} comes to the same whatever happens in between. */
  private boolean relies(Test test, boolean sets, Node.@Nullable Expr value) {
    Check check = test.check();
    boolean same =
        check.isEquality()
            && check.other() != null
            && value != null
            && SameCode.is(body, check.other(), value);
    boolean constant = value instanceof Node.Literal;
    return !sets || !(same || (test.alone() && constant));
  }

  // ---- for all of them

  /** A read of the same object inside {@code value}, or in the local variables that it names. */
  private @Nullable CallSite readIn(Node.@Nullable Expr value, AccessPath path) {
    if (value == null || tests.asked(value, path) != null) {
      return null; // What was read is written back as it was.
    }
    for (int id = value.id(); id < body.end(value); id++) {
      if (body.node(id) instanceof Node.Lambda lambda) {
        id = body.end(lambda) - 1;
      } else if (body.node(id) instanceof Node.Expr part
          && (part instanceof Node.Call || part instanceof Node.LocalUse)) {
        CallSite read = tests.asked(part, path);
        if (read != null && !isReceiver(part)) {
          return read;
        }
      }
    }
    return null;
  }

  /** What is done with the object that was read does not make it a new value. */
  private boolean isReceiver(Node.Expr expr) {
    return body.parent(expr) instanceof Node.Call call && call.receiver() == expr;
  }

  /** Whether nothing is done with the result. */
  private boolean isIgnored(Node.Call call) {
    Node parent = body.parent(call);
    return parent instanceof Node.Stmt
        && !(parent instanceof Node.Return)
        && !(parent instanceof Node.Declare)
        && !(parent instanceof Node.If branch && branch.condition() == call)
        && !(parent instanceof Node.While loop && loop.condition() == call);
  }

  /** Whether a method is called on the result, though it may be null. */
  private boolean isUsedBlindly(Node.Call call) {
    return body.parent(call) instanceof Node.Call next && next.receiver() == call;
  }

  private CallSequence fact(
      Act act,
      @Nullable Test test,
      CallSite first,
      CallSequence.Kind kind,
      Node.@Nullable Expr value) {
    Code stored = value == null ? null : Values.latest(file, place, value);
    return new CallSequence(
        place,
        test == null ? act.call() : test.node(),
        kind,
        act.path().text(),
        traits(act, test, stored),
        called(first, "looks first: "),
        called(act.site(), "acts on it: "),
        stored,
        locks.common(first.node(), act.call()),
        phrases.of("calls twice what another thread may change in between: ", act.path().text()));
  }

  private Set<Trait> traits(Act act, @Nullable Test test, @Nullable Code stored) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (act.path().local() != null && act.path().local().kind() != Local.Kind.VARIABLE) {
      traits.add(Trait.PARAMETER);
    }
    if (containers.isOld(act.site().receiverType())) {
      traits.add(Trait.OLD_COLLECTION);
    }
    if (test != null && test.node() instanceof Node.Loop) {
      traits.add(Trait.REPEATED_TEST);
    }
    if (test != null
        && act.argument(0) instanceof Node.Literal literal
        && !literal.value().equals("true")) {
      traits.add(Trait.CLEARED);
    }
    if (stored != null
        && !(stored.node() instanceof Node.New || stored.node() instanceof Node.NewArray)) {
      traits.add(Trait.VALUE_FROM_ELSEWHERE);
    }
    return traits;
  }

  private Fact.Called called(CallSite site, String start) {
    Target target = site.target();
    if (target == null) {
      throw new IllegalArgumentException("a call of something unknown");
    }
    return new Fact.Called(
        place, site.node(), target, site.apis(), phrases.of(start, site.title()));
  }
}
