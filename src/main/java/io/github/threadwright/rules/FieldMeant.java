package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import org.jspecify.annotations.Nullable;

/**
 * Tells which field a finding is about, wherever it stands: who declares a field may say that a
 * rule is not to speak of it.
 */
final class FieldMeant {
  private FieldMeant() {}

  /** The symbol of the field that is accessed, locked or called; null when there is none. */
  static @Nullable String by(Firing<?> firing) {
    Target.Field field =
        firing.rule().subject() == Subject.ACCESS
            ? Accesses.field((Fact) firing.thing())
            : named(firing.place(), firing.node());
    return field == null ? null : field.owner().name() + "#" + field.shape().name();
  }

  private static Target.@Nullable Field named(CodePlace place, Node node) {
    Node named = named(node);
    return named != null && place.targetOf(named) instanceof Target.Field field ? field : null;
  }

  /** The expression that what is done there is done to. */
  private static @Nullable Node named(Node node) {
    if (node instanceof Node.Call call) {
      return call.receiver();
    }
    if (node instanceof Node.Assign assign) {
      return assign.target();
    }
    if (node instanceof Node.Unary unary) {
      return unary.operand();
    }
    return node instanceof Node.Synchronized locked ? locked.lock() : node;
  }
}
