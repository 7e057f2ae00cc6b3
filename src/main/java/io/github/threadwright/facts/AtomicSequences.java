package io.github.threadwright.facts;

import io.github.threadwright.facts.CallTests.Check;
import io.github.threadwright.facts.CallTests.Says;
import io.github.threadwright.facts.CallTests.Test;
import io.github.threadwright.facts.Fact.CallSequence.Kind;
import io.github.threadwright.facts.Fact.CallSequence.Trait;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes of atomic variables that rely on an earlier look.
 *
 * <ul>
 *   <li>{@code n.set(n.get() + 1)}: what others write in between is lost.
 *   <li>{@code if (!started.get()) { started.set(true); open(); }}: what shall happen once happens
 *       twice.
 *   <li>{@code if (n.get() < limit) n.incrementAndGet()}: nothing is lost, but two threads may pass
 *       the limit. Only a bound can be passed: {@code if (n.get() != UNLIMITED) n.addAndGet(-1)} is
 *       right, and so is a count whose result is tested again.
 * </ul>
 */
final class AtomicSequences {
  /** Changes that are whole, by one or by what is given. */
  private static final Set<String> COUNTS =
      Set.of(
          "addAndGet",
          "decrementAndGet",
          "getAndAdd",
          "getAndDecrement",
          "getAndIncrement",
          "incrementAndGet");

  private final FileIndex file;
  private final BodyIndex index;
  private final Body body;
  private final CallTests tests;

  AtomicSequences(FileIndex file, BodyIndex index, CallTests tests) {
    this.file = file;
    this.index = index;
    this.body = index.body();
    this.tests = tests;
  }

  static boolean mayAct(Node.Call call) {
    return COUNTS.contains(call.name());
  }

  @Nullable CallPair of(Act act) {
    boolean sets = act.name().equals("set") && act.call().arguments().size() == 1;
    Node.Expr value = act.argument(0);
    if (sets && value != null) {
      CallSite read = tests.readIn(value, act.path());
      if (read != null) {
        return CallPair.of(act, read, Kind.READ_THEN_WRITE, null);
      }
    }
    Test test = sets || mayAct(act.call()) ? tests.before(act.call(), act.path(), true) : null;
    if (test == null) {
      return null;
    }
    return sets ? ofSet(act, test, value) : ofCount(act, test);
  }

  // ---- a test, then set

  private @Nullable CallPair ofSet(Act act, Test test, Node.@Nullable Expr value) {
    Check check = test.check();
    if (comesToTheSame(test, value)) {
      return null;
    }
    boolean object =
        check.says() != Says.COMPARES
            && !(value instanceof Node.Literal)
            && (test.alone() || !isFirst(test, act));
    return new CallPair(
        act,
        test,
        check.call(),
        Kind.READ_THEN_WRITE,
        object ? value : null,
        isSwapped(act)
            ? EnumSet.of(Trait.SWAPPED)
            : check.isEquality() ? Set.of() : EnumSet.of(Trait.BOUND));
  }

  /** Whoever also compares and sets knows the difference: this state may be one that he owns. */
  private boolean isSwapped(Act act) {
    return index.calls().stream()
        .anyMatch(
            site ->
                site.name().equals("compareAndSet")
                    && site.node() instanceof Node.Call call
                    && call.receiver() != null
                    && isSame(AccessPath.of(index.place(), call.receiver()), act.path()));
  }

  private static boolean isSame(@Nullable AccessPath one, AccessPath other) {
    return one != null && one.key().equals(other.key());
  }

  /** {@code if (state.get() == null) { state.set(OPEN); open(); }}: it is for what follows. */
  private static boolean isFirst(Test test, Act act) {
    return test.node() instanceof Node.If branch
        && branch.then() instanceof Node.Block block
        && !block.statements().isEmpty()
        && block.statements().get(0) == act.call();
  }

  /** {@code if (!flag.get()) flag.set(true)}, whatever happens in between. */
  private boolean comesToTheSame(Test test, Node.@Nullable Expr value) {
    Check check = test.check();
    boolean same =
        check.isEquality()
            && check.other() != null
            && value != null
            && SameCode.is(body, check.other(), value);
    return same || (test.alone() && value instanceof Node.Literal);
  }

  // ---- a test, then a count

  private @Nullable CallPair ofCount(Act act, Test test) {
    Check check = test.check();
    if (!isBound(check, act) || isTestedAgain(act.call())) {
      return null;
    }
    return new CallPair(
        act, test, check.call(), Kind.READ_THEN_WRITE, null, EnumSet.of(Trait.BOUND));
  }

  /**
   * Whether another thread may make the count pass what the test asked for. No step of one passes a
   * constant that stands for something else; and no step of any size is kept within a bound that
   * does not look at the size.
   */
  private boolean isBound(Check check, Act act) {
    Node.Expr other = check.other();
    if (check.isEquality() && !isZero(other) && (other == null || tests.isConstant(other))) {
      return false;
    }
    Node.Expr step = act.argument(0);
    while (step instanceof Node.Unary minus && !minus.writes()) {
      step = minus.operand();
    }
    return step == null
        || step instanceof Node.Literal
        || (other != null && SameCode.holds(body, other, step));
  }

  private static boolean isZero(@Nullable Node value) {
    return value instanceof Node.Literal literal
        && (literal.value().equals("0") || literal.value().equalsIgnoreCase("0L"));
  }

  /**
   * {@code if (n.decrementAndGet() == 0)}, {@code int left = n.decrementAndGet(); if (left ...}.
   */
  private boolean isTestedAgain(Node.Call count) {
    Node parent = body.parent(count);
    if (isTest(count)) {
      return true;
    }
    if (parent instanceof Node.Declare declare) {
      LocalUses uses = file.uses(declare.local());
      return uses != null && uses.uses().stream().anyMatch(this::isTest);
    }
    if (parent instanceof Node.Assign assign && assign.target() instanceof Node.LocalUse target) {
      LocalUses uses = file.uses(target.local());
      return isTest(assign)
          || (uses != null
              && uses.home() == index
              && uses.uses().stream().anyMatch(use -> use.id() >= body.end(assign) && isTest(use)));
    }
    return false;
  }

  private boolean isTest(Node expr) {
    return body.parent(expr) instanceof Node.Binary binary
        && CallTests.isComparison(binary.operator());
  }
}
