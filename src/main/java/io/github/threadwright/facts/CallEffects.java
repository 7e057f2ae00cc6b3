package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what a call does to its receiver: by the table for the JDK and logging, by a look at the
 * method itself where it is a small one of the project, by the summaries of the linked program for
 * all others.
 */
final class CallEffects {
  private final Catalogue catalogue;
  private final EffectSummaries summaries;
  private final Program program;
  private final SmallMethods smallMethods;
  private final Map<Called, Effect> fromTable = new ConcurrentHashMap<>();
  private final Map<String, Effect> ofNames = new ConcurrentHashMap<>();
  private final Map<Called, Effect> known = new ConcurrentHashMap<>();

  /**
   * A method as called on a type; the outlines of methods are compared by identity, which is all
   * that a cache needs.
   */
  private record Called(MethodShape shape, String receiver) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Called called
          && called.shape == shape
          && called.receiver.equals(receiver);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(shape) + receiver.hashCode();
    }
  }

  CallEffects(Program program, ProgramIndex index, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.program = program;
    this.summaries = program.summaries();
    this.smallMethods = new SmallMethods(this, index);
  }

  Effect of(@Nullable Target target) {
    if (target instanceof Target.OwnerOnly known) {
      return fromTable(known);
    }
    if (!(target instanceof Target.Method method)) {
      return Effect.UNKNOWN;
    }
    Called called = new Called(method.shape(), method.receiver());
    Effect effect = known.get(called);
    if (effect == null) {
      effect = compute(method);
      known.put(called, effect);
    }
    return effect;
  }

  private Effect compute(Target.Method method) {
    Effect effect = catalogue.effects().of(method, program.hierarchy());
    if (effect == Effect.UNKNOWN && method.owner().origin() == TypeShape.Origin.PROJECT) {
      effect = smallMethods.of(method);
    }
    return effect != Effect.UNKNOWN ? effect : ofSummary(summaries.of(method));
  }

  /** What the table says, without looking into methods of the project. */
  Effect fromTable(@Nullable Target target) {
    if (target instanceof Target.OwnerOnly known) {
      return fromTable(known);
    }
    return target instanceof Target.Method method ? fromTable(method) : Effect.UNKNOWN;
  }

  private Effect fromTable(Target.Method method) {
    Called called = new Called(method.shape(), method.receiver());
    Effect effect = fromTable.get(called);
    if (effect == null) {
      effect = catalogue.effects().of(method, program.hierarchy());
      fromTable.put(called, effect);
    }
    return effect;
  }

  private Effect fromTable(Target.OwnerOnly known) {
    String key = known.owner() + "#" + known.name();
    Effect effect = ofNames.get(key);
    if (effect == null) {
      effect = catalogue.effects().of(known, program.hierarchy());
      ofNames.put(key, effect);
    }
    return effect;
  }

  private static Effect ofSummary(EffectSummaries.Effects effects) {
    return switch (effects) {
      case UNKNOWN -> Effect.UNKNOWN;
    };
  }
}
