package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows every path through a method or lambda, exceptions included, and keeps account of one
 * lock: an abstract interpretation (Cousot & Cousot 1977) over sets of states, in which paths are
 * kept apart by the conditions that decide about the lock. Code that nests too deep or has too many
 * paths is given up, and nothing is said of it.
 */
final class LockFlow {
  private static final int DEEPEST = 120;
  private static final int MOST_STATES = 48;
  private static final int MOST_STEPS = 60_000;
  private static final int ROUNDS = 4;

  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final LockEvents events;
  private final LockConditions conditions;
  private final LockThrows thrower;
  private LockJumps jumps = new LockJumps();
  private int steps;
  private int inFinally;

  private final Map<Integer, LockState.Past> broken = new LinkedHashMap<>();
  private final Set<Integer> mended = new LinkedHashSet<>();
  private final Set<Integer> released = new LinkedHashSet<>();
  private boolean heldByCaller;

  /** There is too much of it, or something that is not understood. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GivenUp() {
      super(null, null, false, false);
    }
  }

  /**
   * What the paths have in common.
   *
   * @param ends where paths end, and in what state
   * @param broken calls that let go of the lock, with why it is not held there on some path
   * @param mended those of them that find it held on other paths
   * @param released ids of the calls that take the lock whose work is undone on some path
   * @param heldByCaller whether the lock is let go of before anything takes it
   */
  record Result(
      List<LockJumps.Jump> ends,
      Map<Integer, LockState.Past> broken,
      Set<Integer> mended,
      Set<Integer> released,
      boolean heldByCaller) {}

  private LockFlow(BodyIndex index, LockEvents events, LockThrows thrower) {
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.events = events;
    this.thrower = thrower;
    this.conditions = new LockConditions(body, events);
  }

  /**
   * @param root the body's root, or that of a lambda
   * @return null when it was given up
   */
  static @Nullable Result of(BodyIndex index, Node root, LockEvents events, LockThrows thrower) {
    if (isTooDeep(index.body(), root)) {
      return null;
    }
    LockFlow flow = new LockFlow(index, events, thrower);
    try {
      return flow.run(root);
    } catch (GivenUp e) {
      return null;
    }
  }

  private static boolean isTooDeep(Body body, Node root) {
    Map<Integer, Integer> depths = new HashMap<>();
    for (int id = root.id() + 1; id < body.end(root); id++) {
      Node parent = body.parent(body.node(id));
      int depth = parent == null ? 0 : depths.getOrDefault(parent.id(), 0) + 1;
      if (depth > DEEPEST) {
        return true;
      }
      depths.put(id, depth);
    }
    return false;
  }

  private Result run(Node root) {
    refuseAttempt(root);
    Set<LockState> end = exec(root, Set.of(LockState.START));
    for (LockState state : end) {
      jump(LockJumps.Kind.RETURN, null, state, root.id());
    }
    return new Result(jumps.all(), broken, mended, released, heldByCaller);
  }

  // ---- statements

  private Set<LockState> exec(@Nullable Node node, Set<LockState> in) {
    if (node == null || in.isEmpty()) {
      return in;
    }
    Set<LockState> states = bounded(in);
    if (node instanceof Node.Block block) {
      return inOrder(block.statements(), states);
    }
    if (node instanceof Node.If branch) {
      Split split = cond(branch.condition(), states);
      return union(exec(branch.then(), split.yes()), exec(branch.orElse(), split.no()));
    }
    if (node instanceof Node.Loop loop) {
      return loop(loop, null, states);
    }
    if (node instanceof Node.Labeled labeled) {
      return labeled(labeled, states);
    }
    if (node instanceof Node.Try attempt) {
      return attempt(attempt, states);
    }
    if (node instanceof Node.Switch choice) {
      return choose(choice, states);
    }
    if (node instanceof Node.Synchronized monitor) {
      return exec(monitor.body(), eval(monitor.lock(), states));
    }
    if (node instanceof Node.Declare declare) {
      return declare.init() == null ? states : assign(declare.local(), declare.init(), states);
    }
    if (node instanceof Node.LocalType || node instanceof Node.Assert) {
      return states;
    }
    return leave(node, states);
  }

  private Set<LockState> inOrder(List<? extends Node> statements, Set<LockState> in) {
    Set<LockState> states = in;
    for (Node statement : statements) {
      states = exec(statement, states);
    }
    return states;
  }

  private Set<LockState> leave(Node node, Set<LockState> in) {
    if (node instanceof Node.Return done) {
      refuseAttempt(done.value());
      Set<LockState> states = done.value() == null ? in : eval(done.value(), in);
      states.forEach(state -> jump(LockJumps.Kind.RETURN, null, state, node.id()));
    } else if (node instanceof Node.Throw thrown) {
      String type = thrower.typeOf(place, thrown.value());
      for (LockState state : eval(thrown.value(), in)) {
        raise(state, node, Throwing.Risk.LIKELY, type);
      }
    } else if (node instanceof Node.Break left) {
      in.forEach(state -> jump(LockJumps.Kind.BREAK, left.label(), state, node.id()));
    } else if (node instanceof Node.Yield yield) {
      eval(yield.value(), in).forEach(state -> jump(LockJumps.Kind.BREAK, null, state, node.id()));
    } else if (node instanceof Node.Continue next) {
      in.forEach(state -> jump(LockJumps.Kind.CONTINUE, next.label(), state, node.id()));
    } else {
      return node instanceof Node.Expr expr ? eval(expr, in) : in;
    }
    return Set.of();
  }

  /** {@code return lock.tryLock()}: the caller knows whether the lock is held. */
  private void refuseAttempt(@Nullable Node value) {
    LockEvents.Event event = value instanceof Node.Call ? events.at(value) : null;
    if (event != null && LockEvents.isAttempt(event.kind())) {
      throw new GivenUp();
    }
  }

  private Set<LockState> labeled(Node.Labeled labeled, Set<LockState> in) {
    if (labeled.body() instanceof Node.Loop loop) {
      return loop(loop, labeled.label(), in);
    }
    LockJumps outer = jumps;
    jumps = new LockJumps();
    Set<LockState> after = exec(labeled.body(), in);
    Set<LockState> broken =
        jumps.take(
            jump -> jump.kind() == LockJumps.Kind.BREAK && labeled.label().equals(jump.label()));
    outer.addAll(jumps.all());
    jumps = outer;
    return union(after, broken);
  }

  private Set<LockState> loop(Node.Loop loop, @Nullable String label, Set<LockState> in) {
    Set<LockState> open = before(loop, in);
    Set<LockState> seen = new LinkedHashSet<>();
    Set<LockState> after = new LinkedHashSet<>();
    LockJumps outer = jumps;
    for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
      seen.addAll(open);
      jumps = new LockJumps();
      Split split = loop instanceof Node.DoWhile ? new Split(open, Set.of()) : test(loop, open);
      after.addAll(split.no());
      Set<LockState> next =
          union(exec(loop.body(), split.yes()), jumps.take(j -> goesOn(j, label)));
      if (loop instanceof Node.For counted) {
        next = inOrder(counted.update(), next);
      } else if (loop instanceof Node.DoWhile) {
        Split again = test(loop, next);
        after.addAll(again.no());
        next = again.yes();
      }
      after.addAll(jumps.take(j -> stops(j, label)));
      outer.addAll(jumps.all());
      open = new LinkedHashSet<>(LockState.map(next, state -> nextRound(state, loop)));
      open.removeAll(seen);
    }
    jumps = outer;
    return after;
  }

  /** What others can change, and the variable of the loop, is looked at anew. */
  private static LockState nextRound(LockState state, Node.Loop loop) {
    LockState fresh = state.forget("this").forget("(");
    return loop instanceof Node.ForEach each ? fresh.forget(AccessPath.key(each.local())) : fresh;
  }

  private static boolean goesOn(LockJumps.Jump jump, @Nullable String label) {
    return jump.kind() == LockJumps.Kind.CONTINUE
        && (jump.label() == null || jump.label().equals(label));
  }

  private static boolean stops(LockJumps.Jump jump, @Nullable String label) {
    return jump.kind() == LockJumps.Kind.BREAK
        && (jump.label() == null || jump.label().equals(label));
  }

  private Set<LockState> before(Node.Loop loop, Set<LockState> in) {
    if (loop instanceof Node.For counted) {
      return inOrder(counted.init(), in);
    }
    return loop instanceof Node.ForEach each ? eval(each.source(), in) : in;
  }

  private Split test(Node.Loop loop, Set<LockState> in) {
    if (loop instanceof Node.While repeated) {
      return cond(repeated.condition(), in);
    }
    if (loop instanceof Node.DoWhile repeated) {
      return cond(repeated.condition(), in);
    }
    if (loop instanceof Node.For counted) {
      return counted.condition() == null ? new Split(in, Set.of()) : cond(counted.condition(), in);
    }
    return new Split(in, in);
  }

  private Set<LockState> choose(Node.Switch choice, Set<LockState> in) {
    Set<LockState> selected = eval(choice.selector(), in);
    LockJumps outer = jumps;
    jumps = new LockJumps();
    Set<LockState> after = new LinkedHashSet<>();
    Set<LockState> falling = Set.of();
    boolean total = !choice.statement();
    for (Node.Case option : choice.cases()) {
      total |= option.isDefault();
      Set<LockState> end = inOrder(option.body(), union(selected, falling));
      if (option.arrow()) {
        after.addAll(end);
      } else {
        falling = end;
      }
    }
    after.addAll(falling);
    after.addAll(jumps.take(jump -> jump.kind() == LockJumps.Kind.BREAK && jump.label() == null));
    outer.addAll(jumps.all());
    jumps = outer;
    return total ? after : union(after, selected);
  }

  private Set<LockState> attempt(Node.Try attempt, Set<LockState> in) {
    LockJumps outer = jumps;
    jumps = new LockJumps();
    Set<LockState> end = exec(attempt.body(), inOrder(attempt.resources(), in));
    List<LockJumps.Jump> ofBody = jumps.all();
    jumps = new LockJumps();
    end = handle(attempt, ofBody, end);
    List<LockJumps.Jump> leaving = jumps.all();
    jumps = outer;
    if (attempt.finallyBlock() == null) {
      outer.addAll(leaving);
      return end;
    }
    return last(attempt.finallyBlock(), leaving, end);
  }

  /** Hands what is thrown to those who catch it; the rest goes on. */
  private Set<LockState> handle(Node.Try attempt, List<LockJumps.Jump> ofBody, Set<LockState> end) {
    Map<Node.Catch, Set<LockState>> caught = new LinkedHashMap<>();
    for (LockJumps.Jump jump : ofBody) {
      LockJumps.Jump passing = jump;
      if (jump.kind() == LockJumps.Kind.THROW) {
        for (Node.Catch handler : attempt.catches()) {
          LockThrows.Match match = thrower.match(handler, jump.type());
          if (match != LockThrows.Match.NEVER) {
            caught.computeIfAbsent(handler, h -> new LinkedHashSet<>()).add(jump.state());
            passing = match == LockThrows.Match.ALWAYS ? null : jump.lessLikely();
          }
          if (passing == null) {
            break;
          }
        }
      }
      if (passing != null) {
        jumps.add(passing);
      }
    }
    Set<LockState> after = end;
    for (Map.Entry<Node.Catch, Set<LockState>> entry : caught.entrySet()) {
      after = union(after, exec(entry.getKey().body(), entry.getValue()));
    }
    return after;
  }

  private Set<LockState> last(Node.Block block, List<LockJumps.Jump> leaving, Set<LockState> end) {
    inFinally++;
    Set<LockState> after = exec(block, end);
    Map<LockState, Set<LockState>> known = new HashMap<>();
    for (LockJumps.Jump jump : leaving) {
      Set<LockState> ends = known.get(jump.state());
      if (ends == null) {
        ends = exec(block, Set.of(jump.state()));
        known.put(jump.state(), ends);
      }
      ends.forEach(state -> jumps.add(jump.in(state)));
    }
    inFinally--;
    return after;
  }

  // ---- expressions

  /** The states in which a condition holds, and those in which it does not. */
  private record Split(Set<LockState> yes, Set<LockState> no) {
    Split not() {
      return new Split(no, yes);
    }
  }

  private Split cond(Node.Expr expr, Set<LockState> in) {
    if (expr instanceof Node.Unary not && not.operator().equals("!")) {
      return cond(not.operand(), in).not();
    }
    if (expr instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.BOOLEAN) {
      return literal.value().equals("true") ? new Split(in, Set.of()) : new Split(Set.of(), in);
    }
    if (expr instanceof Node.Binary binary
        && (binary.operator().equals("&&") || binary.operator().equals("||"))) {
      return chain(binary, in);
    }
    if (expr instanceof Node.Assign assign
        && assign.operator().equals("=")
        && assign.target() instanceof Node.LocalUse use) {
      String key = AccessPath.key(use.local());
      Split split = cond(assign.value(), in);
      return new Split(remember(key, true, split.yes()), remember(key, false, split.no()));
    }
    if (expr instanceof Node.Binary binary && isComparedWithConstant(binary)) {
      boolean same =
          binary.operator().equals("==")
              == ((Node.Literal) binary.operands().get(1)).value().equals("true");
      Split split = cond(binary.operands().get(0), in);
      return same ? split : split.not();
    }
    LockEvents.Event event = expr instanceof Node.Call ? events.at(expr) : null;
    if (event != null) {
      return ofEvent(event, in);
    }
    return decided(conditions.of(expr), eval(expr, in));
  }

  /** {@code ready == false}. */
  private static boolean isComparedWithConstant(Node.Binary binary) {
    return binary.operands().size() == 2
        && (binary.operator().equals("==") || binary.operator().equals("!="))
        && binary.operands().get(1) instanceof Node.Literal literal
        && literal.kind() == Node.Literal.Kind.BOOLEAN;
  }

  private Split chain(Node.Binary binary, Set<LockState> in) {
    boolean all = binary.operator().equals("&&");
    Set<LockState> open = in;
    Set<LockState> settled = new LinkedHashSet<>();
    for (Node.Expr operand : binary.operands()) {
      Split split = cond(operand, open);
      settled.addAll(all ? split.no() : split.yes());
      open = all ? split.yes() : split.no();
    }
    return all ? new Split(open, settled) : new Split(settled, open);
  }

  private static Split decided(
      LockConditions.@Nullable Condition condition, Set<LockState> states) {
    if (condition == null) {
      return new Split(states, states);
    }
    Set<LockState> yes = new LinkedHashSet<>();
    Set<LockState> no = new LinkedHashSet<>();
    for (LockState state : states) {
      Boolean known = state.known().get(condition.text());
      if (known == null || known) {
        yes.add(state.with(condition.text(), true));
      }
      if (known == null || !known) {
        no.add(state.with(condition.text(), false));
      }
    }
    return condition.negated() ? new Split(no, yes) : new Split(yes, no);
  }

  private Split ofEvent(LockEvents.Event event, Set<LockState> in) {
    if (event.kind() == LockEvents.Kind.ASK) {
      Set<LockState> yes = new LinkedHashSet<>(in);
      yes.removeIf(state -> !state.holds());
      Set<LockState> no = new LinkedHashSet<>(in);
      no.removeIf(LockState::holds);
      return new Split(yes, no);
    }
    if (!LockEvents.isAttempt(event.kind())) {
      Set<LockState> after = eval(event.call(), in);
      return new Split(after, after);
    }
    if (event.kind() == LockEvents.Kind.TRY_OR_THROW) {
      in.forEach(state -> raise(state, event.call(), Throwing.Risk.LIKELY, null));
    }
    int id = event.call().id();
    return new Split(
        LockState.map(in, state -> state.take(id)),
        LockState.map(
            in,
            state ->
                state.holds()
                    ? state
                    : state.after(LockState.How.TRY_FAILED, id, Throwing.Risk.NONE)));
  }

  /** {@code local = value}. */
  private Set<LockState> assign(Local variable, Node.Expr value, Set<LockState> in) {
    Node.Expr plain = value instanceof Node.Cast cast ? cast.value() : value;
    LockEvents.Event event = plain instanceof Node.Call ? events.at(plain) : null;
    if (event != null && !thrower.isRead(variable)) {
      return ofCall(event, in, plain);
    }
    String local = AccessPath.key(variable);
    boolean decides =
        plain instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.BOOLEAN
            || plain instanceof Node.Call && thrower.isBoolean(place, plain);
    if (decides) {
      Split split = cond(plain, in);
      return union(remember(local, true, split.yes()), remember(local, false, split.no()));
    }
    Set<LockState> states = LockState.map(eval(value, in), state -> state.forget(local));
    boolean isNull =
        plain instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
    return isNull || plain instanceof Node.New
        ? LockState.map(states, state -> state.with(local + "==null", isNull))
        : states;
  }

  private static Set<LockState> remember(String local, boolean value, Set<LockState> states) {
    return LockState.map(states, state -> state.forget(local).with(local, value));
  }

  /** In order of the source, which is that of evaluation but for the operands of a call. */
  private Set<LockState> eval(Node.Expr expr, Set<LockState> in) {
    if (expr instanceof Node.Assign assign
        && assign.operator().equals("=")
        && assign.target() instanceof Node.LocalUse use) {
      return assign(use.local(), assign.value(), in);
    }
    Set<LockState> states = in;
    int end = body.end(expr);
    for (int id = expr.id(); id < end && !states.isEmpty(); ) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda) {
        id = body.end(node);
        continue;
      }
      states = step(node, states, expr);
      id++;
    }
    return states;
  }

  private Set<LockState> step(Node node, Set<LockState> in, Node.Expr whole) {
    spend(in.size());
    String written = LockConditions.written(node);
    if (written != null) {
      return LockState.map(in, state -> state.forget(written));
    }
    CallSite site = index.site(node);
    if (site == null) {
      return in;
    }
    LockEvents.Event event = events.at(node);
    if (event != null) {
      return ofCall(event, in, whole);
    }
    if (thrower.endsProgram(site)) {
      return Set.of();
    }
    Throwing.Risk risk = thrower.risk(site);
    if (risk == Throwing.Risk.LIKELY || (risk == Throwing.Risk.UNKNOWN && inFinally == 0)) {
      Throwing.Risk counted = inFinally > 0 ? Throwing.Risk.UNKNOWN : risk;
      in.forEach(state -> raise(state, node, counted, null));
    }
    return in;
  }

  private Set<LockState> ofCall(LockEvents.Event event, Set<LockState> in, Node.Expr whole) {
    int id = event.call().id();
    return switch (event.kind()) {
      case ACQUIRE -> LockState.map(in, state -> state.take(id));
      case ACQUIRE_OR_THROW -> {
        in.forEach(state -> raise(state, event.call(), Throwing.Risk.LIKELY, null));
        yield LockState.map(in, state -> state.take(id));
      }
      case TRY, TRY_OR_THROW -> {
        if (whole != event.call()) {
          throw new GivenUp();
        }
        // Nobody looks at the result, which is reported; the code goes on as though it held.
        yield LockState.map(in, state -> state.take(id));
      }
      case RELEASE -> LockState.map(in, state -> release(state, id));
      case RELEASE_ELSEWHERE -> LockState.map(in, state -> state.holds() ? undo(state, id) : state);
      case HAND_ON -> LockState.map(in, LockState::handOn);
      case ASK -> in;
    };
  }

  private LockState undo(LockState state, int call) {
    released.add(state.taken().get(state.taken().size() - 1));
    return state.release(call);
  }

  private LockState release(LockState state, int call) {
    if (state.holds()) {
      mended.add(call);
      return undo(state, call);
    }
    if (state.past() == null) {
      heldByCaller = true;
    } else if (state.past().how() != LockState.How.BROKEN) {
      LockState.Past before = broken.get(call);
      if (before == null || before.risk() == Throwing.Risk.UNKNOWN) {
        broken.put(call, state.past());
      }
    }
    return state.after(LockState.How.BROKEN, call, Throwing.Risk.NONE);
  }

  // ---- paths

  private void raise(LockState state, Node node, Throwing.Risk risk, @Nullable String type) {
    LockState there =
        state.holds() || state.past() != null
            ? state
            : state.after(LockState.How.THREW, node.id(), risk);
    jumps.add(new LockJumps.Jump(LockJumps.Kind.THROW, null, there, node.id(), risk, type));
  }

  private void jump(LockJumps.Kind kind, @Nullable String label, LockState state, int source) {
    jumps.add(new LockJumps.Jump(kind, label, state, source, Throwing.Risk.LIKELY, null));
  }

  private static Set<LockState> union(Set<LockState> one, Set<LockState> other) {
    if (one.isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return one;
    }
    Set<LockState> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  /** Too many states are told apart by the lock alone. */
  private Set<LockState> bounded(Set<LockState> states) {
    spend(states.size());
    if (states.size() <= MOST_STATES) {
      return states;
    }
    Set<LockState> fewer = LockState.map(states, LockState::forgetAll);
    if (fewer.size() > MOST_STATES) {
      throw new GivenUp();
    }
    return fewer;
  }

  private void spend(int count) {
    steps += count;
    if (steps > MOST_STEPS) {
      throw new GivenUp();
    }
  }
}
