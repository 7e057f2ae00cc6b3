package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import java.util.Set;

/**
 * Says which calls compare atomic variables themselves. They have the {@code equals} and {@code
 * hashCode} of {@code Object}: two of them are never equal, whatever they hold.
 */
final class AtomicIdentity {
  private static final String PACKAGE = "java.util.concurrent.atomic.";
  private static final Set<String> VARIABLES =
      Set.of(
          PACKAGE + "AtomicBoolean",
          PACKAGE + "AtomicInteger",
          PACKAGE + "AtomicLong",
          PACKAGE + "AtomicReference",
          PACKAGE + "AtomicIntegerArray",
          PACKAGE + "AtomicLongArray",
          PACKAGE + "AtomicReferenceArray",
          PACKAGE + "AtomicMarkableReference",
          PACKAGE + "AtomicStampedReference",
          PACKAGE + "LongAdder",
          PACKAGE + "LongAccumulator",
          PACKAGE + "DoubleAdder",
          PACKAGE + "DoubleAccumulator");

  private AtomicIdentity() {}

  static boolean isCompared(Called call, Scene scene) {
    if (!(call.node() instanceof Node.Call made) || !Methods.isOfJdk(call.target())) {
      return false;
    }
    boolean receiver = made.receiver() != null && isVariable(call, made.receiver());
    return receiver || made.arguments().stream().anyMatch(argument -> isVariable(call, argument));
  }

  /** {@code first.equals(second)}, which may well ask whether they are one. */
  static boolean areBothVariables(Called call) {
    return call.node() instanceof Node.Call made
        && made.receiver() != null
        && isVariable(call, made.receiver())
        && made.arguments().size() == 1
        && isVariable(call, made.arguments().get(0));
  }

  private static boolean isVariable(Called call, Node.Expr expr) {
    return call.place().typeOf(expr) instanceof TypeRef.ClassRef named
        && VARIABLES.contains(named.name());
  }
}
