package io.github.threadwright.program;

import io.github.threadwright.source.names.Target;

/**
 * What calling a method may do, beyond what the catalogue says of it. The seam of the linked
 * program: today every answer is {@link Effects#UNKNOWN}; it will come bottom-up over the call
 * graph.
 */
public interface EffectSummaries {

  Effects of(Target.Method method);

  /** Knows nothing of any method. */
  EffectSummaries NONE = method -> Effects.UNKNOWN;

  /** How much is known of a method's effects. */
  enum Effects {
    UNKNOWN
  }
}
