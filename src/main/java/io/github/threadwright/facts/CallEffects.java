package io.github.threadwright.facts;

import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what a call does to its receiver: by the table for the JDK and logging, by a look at the method itself where it is a
 * small one of the project, by the summaries of the linked program for all others.
 */
final class CallEffects {
  private final EffectTable table = EffectTable.load();
  private final EffectSummaries summaries;
  private final Program program;
  private final SmallMethods smallMethods;
  private final Map<String, Effect> known = new ConcurrentHashMap<>();

  CallEffects(Program program, ProgramIndex index) {
    this.program = program;
    this.summaries = program.summaries();
    this.smallMethods = new SmallMethods(this, index);
  }

  Effect of(@Nullable Target target) {
    if (target instanceof Target.OwnerOnly known) {
      return fromTable(known.owner(), known.owner(), known.name());
    }
    if (!(target instanceof Target.Method method)) {
      return Effect.UNKNOWN;
    }
    Effect effect = fromTable(method.owner().name(), method.receiver(), method.shape().name());
    if (effect != Effect.UNKNOWN) {
      return effect;
    }
    if (method.owner().origin() == TypeShape.Origin.PROJECT) {
      effect = smallMethods.of(method);
    }
    return effect != Effect.UNKNOWN ? effect : ofSummary(summaries.of(method));
  }

  /** What the table says, without looking into methods of the project. */
  Effect fromTable(@Nullable Target target) {
    if (target instanceof Target.OwnerOnly known) {
      return fromTable(known.owner(), known.owner(), known.name());
    }
    return target instanceof Target.Method method
        ? fromTable(method.owner().name(), method.receiver(), method.shape().name())
        : Effect.UNKNOWN;
  }

  private Effect fromTable(String owner, String receiver, String method) {
    String key = owner.equals(receiver) ? owner + "#" + method : owner + "#" + method + "@" + receiver;
    Effect effect = known.get(key);
    if (effect == null) {
      effect = table.of(owner, receiver, method, program.hierarchy());
      known.put(key, effect);
    }
    return effect;
  }

  boolean isStateful(String type) {
    return table.isStateful(type, program.hierarchy());
  }

  private static Effect ofSummary(EffectSummaries.Effects effects) {
    return switch (effects) {
      case UNKNOWN -> Effect.UNKNOWN;
    };
  }
}
