package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the test that a statement hangs on, when that asks a given object: {@code if
 * (!map.containsKey(k))}, {@code V v = map.get(k); if (v != null) return v;}, {@code while
 * (!queue.isEmpty())}.
 */
final class CallTests {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
  private static final Set<String> CHECKS =
      Set.of(
          "contains",
          "containsKey",
          "get",
          "getOrDefault",
          "isEmpty",
          "peek",
          "peekFirst",
          "peekLast",
          "size");

  private final FileIndex file;
  private final BodyIndex index;
  private final Body body;

  CallTests(FileIndex file, BodyIndex index) {
    this.file = file;
    this.index = index;
    this.body = index.body();
  }

  /** What holds where a condition is true. */
  enum Says {
    PRESENT,
    ABSENT,
    /** A comparison with something else than nothing. */
    COMPARES;

    Says not() {
      return this == PRESENT ? ABSENT : this == ABSENT ? PRESENT : this;
    }
  }

  /**
   * A call that a condition asks.
   *
   * @param other what its result is compared with, null when it is the condition itself
   * @param isEquality whether it asks for the same or another value, and not for a greater one
   */
  record Check(CallSite call, Says says, Node.@Nullable Expr other, boolean isEquality) {
    Check not() {
      return new Check(call, says.not(), other, isEquality);
    }
  }

  /**
   * A test with what it says where the statement runs.
   *
   * @param node the statement or expression that tests
   * @param alone whether nothing else hangs on it
   */
  record Test(Node node, Check check, boolean alone) {}

  /**
   * @param near whether nothing but blocks may lie between the test and the call
   */
  @Nullable Test before(Node act, AccessPath path, boolean near) {
    Node child = act;
    for (Node at = body.parent(act);
        at != null && !(at instanceof Node.Lambda);
        at = body.parent(at)) {
      Test test =
          at instanceof Node.Block block ? leaver(block, child, path, near) : at(at, child, path);
      if (test != null) {
        return test;
      }
      boolean decides =
          at instanceof Node.Loop
              || at instanceof Node.If
              || at instanceof Node.Case
              || at instanceof Node.Catch;
      if (near && decides) {
        return null;
      }
      child = at;
    }
    return null;
  }

  private @Nullable Test at(Node at, Node child, AccessPath path) {
    if (at instanceof Node.If branch && branch.condition() != child) {
      Check check = check(branch.condition(), path);
      boolean alone = isAlone(child);
      return check == null
          ? null
          : new Test(at, child == branch.then() ? check : check.not(), alone);
    }
    if (at instanceof Node.Conditional choice && choice.condition() != child) {
      Check check = check(choice.condition(), path);
      return check == null
          ? null
          : new Test(at, child == choice.then() ? check : check.not(), false);
    }
    if (at instanceof Node.While loop && loop.body() == child) {
      Check check = check(loop.condition(), path);
      return check == null ? null : new Test(at, check, false);
    }
    return null;
  }

  private static boolean isAlone(Node branch) {
    return !(branch instanceof Node.Block block) || block.statements().size() == 1;
  }

  /** {@code if (map.containsKey(k)) return;} before the statement. */
  private @Nullable Test leaver(Node.Block block, Node statement, AccessPath path, boolean near) {
    Test found = null;
    int distance = 0;
    for (Node before : block.statements()) {
      if (before.id() >= statement.id()) {
        break;
      }
      distance++;
      if (before instanceof Node.If branch && LockRegions.isAbrupt(branch.then())) {
        Check check = check(branch.condition(), path);
        if (check != null) {
          boolean last = block.statements().get(block.statements().size() - 1) == statement;
          found = new Test(branch, check.not(), last && distance == block.statements().size() - 1);
          distance = 0;
        }
      }
    }
    boolean alone = found != null && distance == 0 && found.alone();
    return found == null || (near && distance > 1)
        ? null
        : new Test(found.node(), found.check(), alone);
  }

  /** The first part of a condition that asks the object. */
  private @Nullable Check check(Node.Expr condition, AccessPath path) {
    if (condition instanceof Node.Unary not && not.operator().equals("!")) {
      Check check = check(not.operand(), path);
      return check == null ? null : check.not();
    }
    if (condition instanceof Node.Binary binary) {
      if (binary.operator().equals("&&") || binary.operator().equals("||")) {
        return binary.operands().stream()
            .map(operand -> check(operand, path))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
      }
      return COMPARISONS.contains(binary.operator()) && binary.operands().size() == 2
          ? ofComparison(binary, path)
          : null;
    }
    CallSite asked = asked(condition, path);
    if (asked != null) {
      return new Check(
          asked, asked.name().equals("isEmpty") ? Says.ABSENT : Says.PRESENT, null, true);
    }
    return condition instanceof Node.Call call && call.name().equals("equals")
        ? ofEquals(call, path)
        : null;
  }

  private @Nullable Check ofEquals(Node.Call call, AccessPath path) {
    if (call.receiver() == null || call.arguments().size() != 1) {
      return null;
    }
    Node.Expr argument = call.arguments().get(0);
    CallSite asked = asked(call.receiver(), path);
    if (asked != null) {
      return new Check(asked, Says.COMPARES, argument, true);
    }
    asked = asked(argument, path);
    return asked == null ? null : new Check(asked, Says.COMPARES, call.receiver(), true);
  }

  private @Nullable Check ofComparison(Node.Binary comparison, AccessPath path) {
    Node.Expr left = comparison.operands().get(0);
    Node.Expr right = comparison.operands().get(1);
    CallSite asked = asked(left, path);
    Node.Expr other = asked == null ? left : right;
    if (asked == null) {
      asked = asked(right, path);
    }
    if (asked == null) {
      return null;
    }
    String operator = comparison.operator();
    boolean equality = operator.equals("==") || operator.equals("!=");
    return new Check(asked, says(operator, asked, other, other == right), other, equality);
  }

  private static Says says(String operator, CallSite asked, Node.Expr other, boolean onTheRight) {
    if (!(other instanceof Node.Literal literal)) {
      return Says.COMPARES;
    }
    boolean nothing =
        literal.kind() == Node.Literal.Kind.NULL
            || literal.value().equals("false")
            || (asked.name().equals("size") && literal.value().equals("0"));
    if (nothing && operator.equals("==")) {
      return Says.ABSENT;
    }
    if (nothing && (operator.equals("!=") || (operator.equals(">") && onTheRight))) {
      return Says.PRESENT;
    }
    return literal.value().equals("true")
        ? operator.equals("==") ? Says.PRESENT : Says.ABSENT
        : Says.COMPARES;
  }

  static boolean isComparison(String operator) {
    return COMPARISONS.contains(operator);
  }

  /** Whether it is a literal, an enum constant or another static field that is final. */
  boolean isConstant(Node.@Nullable Expr expr) {
    Node.Expr at = expr;
    while (at instanceof Node.Unary sign && !sign.writes()) {
      at = sign.operand();
    }
    return at instanceof Node.Literal
        || ((at instanceof Node.Name || at instanceof Node.Select)
            && index.place().targetOf(at) instanceof Target.Field field
            && field.shape().isStatic()
            && Modifier.isFinal(field.shape().modifiers()));
  }

  /** Whether a call has that key or element for its first argument. */
  boolean isOf(CallSite call, Node.Expr key) {
    return call.node() instanceof Node.Call made
        && !made.arguments().isEmpty()
        && SameCode.is(body, made.arguments().get(0), key);
  }

  /** A read of the same object inside {@code value}, or in the local variables that it names. */
  @Nullable CallSite readIn(Node.@Nullable Expr value, AccessPath path) {
    if (value == null || asked(value, path) != null) {
      return null; // What was read is written back as it was.
    }
    for (int id = value.id(); id < body.end(value); id++) {
      if (body.node(id) instanceof Node.Lambda lambda) {
        id = body.end(lambda) - 1;
      } else if (body.node(id) instanceof Node.Expr part
          && (part instanceof Node.Call || part instanceof Node.LocalUse)) {
        CallSite read = asked(part, path);
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

  /** The call on that object whose result the expression is. */
  @Nullable CallSite asked(Node.Expr expr, AccessPath path) {
    Node.Expr at = expr;
    while (at instanceof Node.Cast cast) {
      at = cast.value();
    }
    if (at instanceof Node.Assign assign && assign.operator().equals("=")) {
      return asked(assign.value(), path);
    }
    if (at instanceof Node.LocalUse use) {
      return ofLocal(use.local(), use, path);
    }
    if (!(at instanceof Node.Call call)
        || call.receiver() == null
        || !CHECKS.contains(call.name())) {
      return null;
    }
    AccessPath receiver = AccessPath.of(index.place(), call.receiver());
    return receiver != null && receiver.key().equals(path.key()) ? index.site(call) : null;
  }

  private @Nullable CallSite ofLocal(Local local, Node.LocalUse use, AccessPath path) {
    LocalUses uses = file.uses(local);
    if (uses == null || uses.home() != index) {
      return null;
    }
    CallSite found = null;
    for (Node.Expr value : uses.values()) {
      if (value.id() < use.id()) {
        found = value instanceof Node.LocalUse ? null : asked(value, path);
      }
    }
    return found;
  }
}
