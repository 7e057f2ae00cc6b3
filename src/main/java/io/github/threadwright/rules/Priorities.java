package io.github.threadwright.rules;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.source.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which priority a call gives to a thread. */
final class Priorities {
  private static final Map<String, Integer> NAMED =
      Map.of(
          "MIN_PRIORITY", Thread.MIN_PRIORITY,
          "NORM_PRIORITY", Thread.NORM_PRIORITY,
          "MAX_PRIORITY", Thread.MAX_PRIORITY);

  private Priorities() {}

  static boolean isOneOf(Called call, Scene scene, int priority) {
    Integer given = of(call, scene);
    return given != null && given == priority;
  }

  static boolean isGiven(Called call, Scene scene) {
    return argument(call) != null && of(call, scene) == null;
  }

  private static Node.@Nullable Expr argument(Called call) {
    return call.node() instanceof Node.Call made
            && made.arguments().size() == 1
            && (made.name().equals("setPriority") || made.name().equals("priority"))
        ? made.arguments().get(0)
        : null;
  }

  private static @Nullable Integer of(Called call, Scene scene) {
    Node.Expr argument = argument(call);
    return argument == null ? null : of(call, argument, scene);
  }

  /** A constant of {@code Thread}, a number, or the sum of such. */
  private static @Nullable Integer of(Called call, Node.Expr expr, Scene scene) {
    Code value = scene.file().index().valueOf(call.place(), expr);
    Node node = value.node();
    if (node instanceof Node.Binary sum && sum.operands().size() == 2) {
      Integer left = named(sum.operands().get(0));
      Long right = scene.file().index().constant(value.place(), sum.operands().get(1));
      return left == null || right == null
          ? null
          : (int) (sum.operator().equals("-") ? left - right : left + right);
    }
    Integer named = named(node);
    Long number = named == null ? scene.file().index().constant(call.place(), expr) : null;
    return named != null ? named : number == null ? null : Integer.valueOf(number.intValue());
  }

  private static @Nullable Integer named(Node node) {
    String name =
        node instanceof Node.Select select
            ? select.name()
            : node instanceof Node.Name simple ? simple.name() : "";
    return NAMED.get(name);
  }
}
