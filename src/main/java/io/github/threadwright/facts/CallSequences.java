package io.github.threadwright.facts;

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
import io.github.threadwright.source.types.TypeShape;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * (!flag.get()) flag.set(true)}, objects that nobody else has yet, and code that one thread at a
 * time runs because it has won a turn.
 */
final class CallSequences {
  private static final Set<String> OTHERS =
      Set.of("put", "putIfAbsent", "set", "add", "addElement");

  private static final Pattern LETS_GO =
      Pattern.compile("(?i)unlock\\w*|release\\w*lock\\w*|leave\\w*lock\\w*");

  /** What hints at one thread that takes from a collection. */
  private static final Set<Trait> ONE_THREAD =
      EnumSet.of(Trait.PARAMETER, Trait.REPEATED_TEST, Trait.ONE_TAKER);

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final SharedContainers containers;
  private final CallTests tests;
  private final Locks locks;
  private final Phrases phrases;
  private final Turns turns;
  private final CollectionSequences collections;
  private final AtomicSequences atomics;

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
    this.turns = new Turns(index);
    this.collections = new CollectionSequences(file, index, tests);
    this.atomics = new AtomicSequences(file, index, tests);
  }

  void find(Consumer<Fact> found) {
    for (CallSite site : index.calls()) {
      if (site.node() instanceof Node.Call call && call.receiver() != null && mayAct(call)) {
        Family family = containers.of(place, site, call.receiver());
        AccessPath path = family == Family.NONE ? null : AccessPath.of(place, call.receiver());
        if (path != null && !isOwn(call, call.receiver(), path)) {
          CallPair pair = of(new Act(site, call, path), family);
          if (pair != null && !turns.isWon(call) && !isLetGoOf(pair)) {
            found.accept(fact(pair));
          }
        }
      }
    }
  }

  private static boolean mayAct(Node.Call call) {
    return OTHERS.contains(call.name())
        || CollectionSequences.mayAct(call)
        || AtomicSequences.mayAct(call);
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
    boolean captured = value instanceof Node.New && isHandedOver(call);
    return !captured && !isField(value);
  }

  /**
   * Whether other threads may run the lambda around while this one goes on; not a stage of a
   * future, one of which runs after the other.
   */
  private boolean isHandedOver(Node.Call call) {
    Node.Lambda lambda = body.enclosing(call, Node.Lambda.class);
    Node runner = lambda == null ? null : body.parent(lambda);
    CallSite site = runner == null ? null : index.site(runner);
    return site != null
        && !InterruptionFacts.isStage(site.name())
        && site.apis().stream()
            .anyMatch(api -> api.task() != null && api.task().runner().isElsewhere());
  }

  /**
   * {@code try { ... } finally { locks.release(entry); }} around both calls: so a lock is held that
   * the project has made for itself.
   */
  private boolean isLetGoOf(CallPair pair) {
    for (Node at = pair.act().call(); at != null; at = body.parent(at)) {
      if (at instanceof Node.Try attempt
          && attempt.finallyBlock() != null
          && body.contains(attempt.body(), pair.first().node())
          && body.contains(attempt.body(), pair.act().call())
          && body.subtree(attempt.finallyBlock())
              .anyMatch(
                  node ->
                      node instanceof Node.Call call && LETS_GO.matcher(call.name()).matches())) {
        return true;
      }
    }
    return false;
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

  private @Nullable CallPair of(Act act, Family family) {
    return switch (family) {
      case MAP -> ofMap(act);
      case SET, LIST, QUEUE -> collections.of(act, family);
      case ATOMIC -> atomics.of(act);
      case NONE -> null;
    };
  }

  // ---- maps

  private @Nullable CallPair ofMap(Act act) {
    Node.Expr key = act.argument(0);
    if (key == null || isOwnKey(key)) {
      return null;
    }
    boolean ignored = act.isIgnored(body);
    if (act.name().equals("putIfAbsent")) {
      return ignored ? ofIgnored(act) : null;
    }
    boolean puts = act.name().equals("put") && ignored;
    if (puts) {
      CallSite read = tests.readIn(act.argument(1), act.path());
      if (read != null && tests.isOf(read, key)) {
        return CallPair.of(act, read, CallSequence.Kind.READ_THEN_WRITE, null);
      }
    }
    boolean removes = act.name().equals("remove") && act.call().arguments().size() == 1;
    Test test = puts || removes ? tests.before(act.call(), act.path(), false) : null;
    if (test == null || !tests.isOf(test.check().call(), key)) {
      return null;
    }
    Says says = test.check().says();
    boolean relies =
        says == Says.COMPARES
            || (puts && says == Says.ABSENT)
            || (removes && says == Says.PRESENT && act.isUsedBlindly(body));
    return relies
        ? new CallPair(
            act,
            test,
            test.check().call(),
            CallSequence.Kind.CHECK_THEN_ACT,
            puts ? act.argument(1) : null,
            removes && says == Says.COMPARES ? removal(test.check()) : Set.of())
        : null;
  }

  /** What is removed may be another object by then; where a constant was found, hardly so. */
  private Set<Trait> removal(CallTests.Check check) {
    return tests.isConstant(check.other())
        ? EnumSet.of(Trait.REMOVAL, Trait.KNOWN_VALUE)
        : EnumSet.of(Trait.REMOVAL);
  }

  /** {@code map.get(Thread.currentThread())}: no other thread has that key. */
  private boolean isOwnKey(Node.Expr key) {
    Node at = file.valueOf(place, key).node();
    while (at instanceof Node.Call call) {
      if (call.name().equals("currentThread")) {
        return true;
      }
      at = call.receiver();
    }
    return false;
  }

  /** The object that was put may not be the one that is in the map. */
  private @Nullable CallPair ofIgnored(Act act) {
    if (!(act.argument(1) instanceof Node.LocalUse given)) {
      return null;
    }
    LocalUses uses = file.uses(given.local());
    Node.LocalUse next = null;
    for (Node.LocalUse use : uses == null ? List.<Node.LocalUse>of() : uses.uses()) {
      if (use.id() >= body.end(act.call()) && next == null && !isInOtherBranch(act.call(), use)) {
        next = use;
      }
    }
    return next == null || !LocalUses.isRead(body, next)
        ? null
        : CallPair.of(act, act.site(), CallSequence.Kind.RESULT_IGNORED, given);
  }

  /** Whether one of two nodes runs only where the other one does not. */
  private boolean isInOtherBranch(Node one, Node other) {
    Node child = one;
    for (Node at = body.parent(one); at != null; at = body.parent(at)) {
      if (body.contains(at, other)) {
        return (at instanceof Node.If branch && branch.condition() != child)
            || (at instanceof Node.Conditional choice && choice.condition() != child)
            || (at instanceof Node.Switch choice && choice.selector() != child);
      }
      child = at;
    }
    return false;
  }

  // ---- for all of them

  private CallSequence fact(CallPair pair) {
    Act act = pair.act();
    Code stored = pair.value() == null ? null : Values.latest(file, place, pair.value());
    return new CallSequence(
        place,
        pair.test() == null ? act.call() : pair.test().node(),
        pair.kind(),
        act.path().text(),
        traits(pair, stored),
        called(pair.first(), "looks first: "),
        called(act.site(), "acts on it: "),
        stored,
        locks.common(pair.first().node(), act.call()),
        phrases.of("calls twice what another thread may change in between: ", act.path().text()));
  }

  private Set<Trait> traits(CallPair pair, @Nullable Code stored) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    traits.addAll(pair.doubts());
    Act act = pair.act();
    if (act.path().local() != null && act.path().local().kind() != Local.Kind.VARIABLE) {
      traits.add(Trait.PARAMETER);
    }
    if (containers.isOld(act.site().receiverType())) {
      traits.add(Trait.OLD_COLLECTION);
    }
    if (pair.test() != null && isRepeated(pair.test().node(), act.call())) {
      traits.add(Trait.REPEATED_TEST);
    }
    if (pair.test() != null
        && act.argument(0) instanceof Node.Literal literal
        && !literal.value().equals("true")) {
      traits.add(Trait.CLEARED);
    }
    if (stored != null
        && !(stored.node() instanceof Node.New || stored.node() instanceof Node.NewArray)) {
      traits.add(Trait.VALUE_FROM_ELSEWHERE);
    }
    if (pair.kind() == CallSequence.Kind.READ_THEN_WRITE
        && pair.test() == null
        && isGiven(pair.first().node(), act.call())) {
      traits.add(Trait.VALUE_FROM_ELSEWHERE);
    }
    if (CollectionSequences.isTake(act) && !Collections.disjoint(traits, ONE_THREAD)) {
      traits.add(Trait.EMPTIED);
    }
    return traits;
  }

  /** {@code limit.set(changed("limit", limit.get(), 7))}: what comes of it is not known. */
  private boolean isGiven(Node read, Node.Call act) {
    Node child = read;
    for (Node at = body.parent(read); at != null && at != act; at = body.parent(at)) {
      if (at instanceof Node.Call call
          && call.receiver() != child
          && call.arguments().size() > 1
          && isOwnMethod(place.targetOf(call))) {
        return true;
      }
      child = at;
    }
    return false;
  }

  private static boolean isOwnMethod(Target target) {
    return target instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT;
  }

  /** {@code while (!queue.isEmpty())}, {@code for (;;) { if (queue.isEmpty()) break; ... }}. */
  private boolean isRepeated(Node test, Node act) {
    if (test instanceof Node.Loop) {
      return true;
    }
    Node then = test instanceof Node.If branch ? branch.then() : null;
    if (then instanceof Node.Block block && block.statements().size() == 1) {
      then = block.statements().get(0);
    }
    Node.Loop loop = then instanceof Node.Break ? body.enclosing(test, Node.Loop.class) : null;
    return loop != null && body.contains(loop, act);
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
