package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.Polling;
import io.github.threadwright.facts.Fact.Polling.Pause;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds loops that do nothing but look whether another thread has got on:
 *
 * <pre>{@code
 * while (!done) { }                       // done: a field, an atomic variable, isDone() of a future
 * while (!ready()) { Thread.sleep(10); }  // boolean ready() { return ready; }
 * for (;;) { if (stopped) break; Thread.yield(); }
 * }</pre>
 *
 * <p>A loop that also does something, if only now and then, is no such loop: it may be there for
 * its work. What stands in a {@code catch} or {@code throw} does not count, nor do log messages.
 */
final class PollingLoops {
  private static final int LARGEST = 200;
  private static final Set<String> TIMES = Set.of("nanoTime", "currentTimeMillis", "now");
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final SharedContainers containers;
  private final Locks locks;
  private final Phrases phrases;

  PollingLoops(
      FileIndex file, BodyIndex index, SharedContainers containers, Locks locks, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.containers = containers;
    this.locks = locks;
    this.phrases = phrases;
  }

  /**
   * What a loop asks another thread.
   *
   * @param field the field that is read, if it is one
   * @param safe whether it is sure to see what the other thread wrote
   */
  private record Question(String what, Target.@Nullable Field field, boolean safe) {}

  /** What is seen of a loop so far. */
  private static final class Seen {
    Pause pause = Pause.NONE;
    boolean limited;
    @Nullable Question question;

    void pauses(Pause more) {
      pause = more.compareTo(pause) > 0 ? more : pause;
    }

    void asks(@Nullable Question found) {
      question = question == null ? found : question;
    }
  }

  void find(Consumer<Fact> found) {
    for (Node.Loop loop : index.loops()) {
      if (!(loop instanceof Node.ForEach) && body.end(loop) - loop.id() <= LARGEST) {
        Seen seen = new Seen();
        if (isIdle(loop, seen) && seen.question != null && !usesWhatItAsks(loop)) {
          found.accept(fact(loop, seen, seen.question));
        }
      }
    }
  }

  private Polling fact(Node.Loop loop, Seen seen, Question question) {
    return new Polling(
        place,
        loop,
        seen.pause,
        question.what(),
        question.field(),
        question.safe(),
        seen.limited,
        locks.common(loop, loop.body()),
        phrases.of("asks again and again: ", question.what()));
  }

  /** Whether each round leaves everything as it was. */
  private boolean isIdle(Node.Loop loop, Seen seen) {
    for (int id = loop.id() + 1; id < body.end(loop); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Catch || node instanceof Node.Throw) {
        id = body.end(node) - 1;
      } else if (node instanceof Node.Call call) {
        CallSite site = index.site(call);
        if (site == null || !isIdle(loop, site, call, seen)) {
          return false;
        }
        boolean aside = isLog(site) || pause(site, call) != null;
        id = aside ? body.end(call) - 1 : id;
      } else if (node instanceof Node.Name || node instanceof Node.Select) {
        if (movesOn(loop, node)) {
          return false;
        }
        seen.asks(isReceiver(node) || !decides(loop, node) ? null : ofField(place, node));
      } else if (!isHarmless(node) || makesProgress(loop, node)) {
        return false;
      }
      seen.limited |= isLimit(node);
    }
    return true;
  }

  /** {@code while (!queue.isEmpty()) log(queue.take())}: even where that stands in a message. */
  private boolean usesWhatItAsks(Node.Loop loop) {
    Set<String> asked = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (CallSite site : file.calls(place, loop)) {
      AccessPath path =
          site.node() instanceof Node.Call call && call.receiver() != null
              ? AccessPath.of(place, call.receiver())
              : null;
      if (path != null) {
        boolean asks =
            question(place, site, (Node.Call) site.node()) != null
                || site.effect().changesNothing();
        (asks ? asked : used).add(path.key());
      }
    }
    return !Collections.disjoint(asked, used);
  }

  private boolean isReceiver(Node node) {
    Node parent = body.parent(node);
    return (parent instanceof Node.Call call && call.receiver() == node)
        || parent instanceof Node.Select;
  }

  private static boolean isHarmless(Node node) {
    if (node instanceof Node.Assign assign) {
      return assign.target() instanceof Node.LocalUse;
    }
    if (node instanceof Node.Unary unary) {
      return !unary.writes() || unary.operand() instanceof Node.LocalUse;
    }
    return !(node instanceof Node.Loop
        || node instanceof Node.Lambda
        || node instanceof Node.MethodRef
        || node instanceof Node.New
        || node instanceof Node.NewArray
        || node instanceof Node.LocalType
        || node instanceof Node.Synchronized
        || node instanceof Node.ArrayAccess
        || node instanceof Node.Unsupported);
  }

  /**
   * {@code p = p.next}, {@code i++} where {@code i} is an index: the loop goes through something,
   * and each round is about something else. A variable that only counts the rounds is compared with
   * a bound that does not change.
   */
  private boolean makesProgress(Node.Loop loop, Node node) {
    if (node instanceof Node.Assign assign && assign.operator().equals("=")) {
      return isComputed(assign.value());
    }
    if (node instanceof Node.Declare declare) {
      return declare.init() != null && isComputed(declare.init());
    }
    Node written =
        node instanceof Node.Assign assign
            ? assign.target()
            : node instanceof Node.Unary unary && unary.writes() ? unary.operand() : null;
    return written instanceof Node.LocalUse counter
        && body.subtree(loop)
            .anyMatch(
                part ->
                    part instanceof Node.LocalUse use
                        && use.local() == counter.local()
                        && !onlyCounts(use));
  }

  /** From other variables of the method, and not from the time or from what others write. */
  private boolean isComputed(Node.Expr value) {
    return body.subtree(value).anyMatch(Node.LocalUse.class::isInstance)
        && body.subtree(value)
            .noneMatch(part -> part instanceof Node.Call call && TIMES.contains(call.name()));
  }

  /** Whether it is for that answer that the loop ends or goes on. */
  private boolean decides(Node.Loop loop, Node node) {
    Node.Expr condition = LoopHeader.condition(loop);
    if (condition != null && body.contains(condition, node)) {
      return true;
    }
    for (Node at = body.parent(node); at != null && at != loop; at = body.parent(at)) {
      if (at instanceof Node.If branch) {
        boolean leaves =
            LockRegions.isAbrupt(branch.then()) || LockRegions.isAbrupt(branch.orElse());
        return leaves && body.contains(branch.condition(), node);
      }
      if (at instanceof Node.Assign || at instanceof Node.Declare) {
        return true;
      }
    }
    return false;
  }

  private boolean onlyCounts(Node.LocalUse use) {
    Node parent = body.parent(use);
    if (parent instanceof Node.Unary unary && unary.writes()) {
      return isStatement(unary) || isBound(body.parent(unary));
    }
    return parent instanceof Node.Assign || isBound(parent);
  }

  private boolean isStatement(Node.Unary count) {
    return body.parent(count) instanceof Node.Stmt;
  }

  private boolean isBound(@Nullable Node node) {
    return node instanceof Node.Binary comparison
        && COMPARISONS.contains(comparison.operator())
        && comparison.operands().stream()
            .allMatch(
                operand ->
                    operand instanceof Node.Literal
                        || operand instanceof Node.LocalUse
                        || operand instanceof Node.Unary
                        || place.targetOf(operand) instanceof Target.Field field
                            && Modifier.isFinal(field.shape().modifiers()));
  }

  /** {@code p.next}, where {@code p} is another object in each round. */
  private boolean movesOn(Node.Loop loop, Node field) {
    return field instanceof Node.Select select
        && select.target() instanceof Node.LocalUse object
        && body.subtree(loop)
            .anyMatch(
                node ->
                    node instanceof Node.Assign assign
                        && assign.target() instanceof Node.LocalUse written
                        && written.local() == object.local());
  }

  /** {@code tries < 10}, {@code System.nanoTime() < end}. */
  private static boolean isLimit(Node node) {
    return node instanceof Node.Call call
        ? TIMES.contains(call.name())
        : node instanceof Node.Binary comparison
            && COMPARISONS.contains(comparison.operator())
            && comparison.operands().stream().anyMatch(PollingLoops::isCounter);
  }

  private static boolean isCounter(Node operand) {
    return operand instanceof Node.LocalUse || operand instanceof Node.Unary;
  }

  // ---- calls

  private boolean isIdle(Node.Loop loop, CallSite site, Node.Call call, Seen seen) {
    Pause pause = pause(site, call);
    if (pause != null) {
      seen.pauses(pause);
      return true;
    }
    Question question = question(place, site, call);
    if (question != null) {
      seen.asks(decides(loop, call) ? question : null);
      return true;
    }
    return site.effect().changesNothing() || isLog(site) || TIMES.contains(call.name());
  }

  /** What is printed elsewhere than into a log may be what the loop is there for. */
  private boolean isLog(CallSite site) {
    return site.effect() == Effect.PRINTS
        && !file.isSubtype(site.receiverType(), "java.io.PrintStream")
        && !file.isSubtype(site.receiverType(), "java.io.PrintWriter");
  }

  private @Nullable Pause pause(CallSite site, Node.Call call) {
    String owner = site.owner();
    if ("java.lang.Thread".equals(owner) && call.name().equals("yield")) {
      return Pause.YIELD;
    }
    if ("java.lang.Thread".equals(owner) && call.name().equals("onSpinWait")) {
      return Pause.HINT;
    }
    if ("java.util.concurrent.locks.LockSupport".equals(owner) && call.name().startsWith("park")) {
      return Pause.PARK;
    }
    boolean sleeps =
        site.waiting() != null
            && site.waiting().waits() != null
            && site.waiting().waits().kind() == WaitKind.SLEEP;
    return sleeps ? isNothing(call) ? Pause.YIELD : Pause.SLEEP : null;
  }

  private boolean isNothing(Node.Call sleep) {
    Long time = sleep.arguments().isEmpty() ? null : file.constant(place, sleep.arguments().get(0));
    return time != null && time == 0;
  }

  private @Nullable Question question(CodePlace at, CallSite site, Node.Call call) {
    if (!call.arguments().isEmpty()) {
      return null;
    }
    String type = site.receiverType();
    if (call.receiver() != null && asksOther(at, site, call.receiver())) {
      AccessPath path = AccessPath.of(at, call.receiver());
      String object =
          path == null ? AccessPath.simpleName(type == null ? "it" : type) : path.text();
      Target.Field field = at.targetOf(call.receiver()) instanceof Target.Field f ? f : null;
      return new Question(object + "." + call.name() + "()", field, true);
    }
    return site.target() instanceof Target.Method method ? ofGetter(method) : null;
  }

  private boolean asksOther(CodePlace at, CallSite site, Node.Expr receiver) {
    String type = site.receiverType();
    return switch (site.name()) {
      case "get", "getPlain", "getAcquire", "getOpaque" ->
          containers.of(at, site, receiver) == SharedContainers.Family.ATOMIC;
      case "isDone", "isCancelled" -> file.isSubtype(type, "java.util.concurrent.Future");
      case "isTerminated" -> file.isSubtype(type, "java.util.concurrent.ExecutorService");
      case "isAlive", "getState" -> file.isSubtype(type, "java.lang.Thread");
      case "getCount" -> file.isSubtype(type, "java.util.concurrent.CountDownLatch");
      case "isEmpty", "size" ->
          switch (containers.of(at, site, receiver)) {
            case MAP, SET, LIST, QUEUE -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /** {@code boolean isDone() { return done; }} of the project. */
  private @Nullable Question ofGetter(Target.Method method) {
    Code code = RunCode.ofMethod(file, method);
    if (code == null
        || code.place().method() == null
        || code.place().method().isSynchronized()
        || !(code.node() instanceof Node.Block block)
        || block.statements().size() != 1
        || !(block.statements().get(0) instanceof Node.Return result)
        || result.value() == null) {
      return null;
    }
    Node.Expr value = result.value();
    while (value instanceof Node.Unary not && not.operator().equals("!")) {
      value = not.operand();
    }
    if (value instanceof Node.Binary comparison && comparison.operands().size() == 2) {
      Node.Expr left = comparison.operands().get(0);
      Node.Expr right = comparison.operands().get(1);
      value = left instanceof Node.Literal ? right : right instanceof Node.Literal ? left : value;
    }
    if (value instanceof Node.Call call) {
      CallSite site = file.siteOf(code.place(), call);
      return call.receiver() != null
              && call.arguments().isEmpty()
              && asksOther(code.place(), site, call.receiver())
          ? new Question(method.shape().name() + "()", null, true)
          : null;
    }
    return ofField(code.place(), value);
  }

  private static @Nullable Question ofField(CodePlace at, Node expr) {
    if (!(expr instanceof Node.Name || expr instanceof Node.Select)
        || !(at.targetOf(expr) instanceof Target.Field field)
        || Modifier.isFinal(field.shape().modifiers())) {
      return null;
    }
    return new Question(
        field.shape().name(), field, Modifier.isVolatile(field.shape().modifiers()));
  }
}
