package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import org.jspecify.annotations.Nullable;

/**
 * Says whether an object is an iteration's own: made in it, or the element that it is about.
 * Elements of one collection are taken to be different objects. After the ownership of fresh
 * allocations in Blackshear et al., RacerD, OOPSLA 2018, cut to one iteration: what is reached
 * through an object of all iterations is {@link Owner#UNCLEAR}.
 */
final class Ownership {
  private static final int DEEPEST = 8;

  private final Iteration iteration;
  private final LoopVariables variables;

  /** Whose an object is. */
  enum Owner {
    ITERATION,
    /** All iterations have the same one. */
    SHARED,
    /** It is reached through an object that all have, so two of them may meet it. */
    UNCLEAR,
    /** It comes from a call of which nothing is known. */
    UNKNOWN;

    Owner and(Owner other) {
      return this == other ? this : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : UNCLEAR;
    }
  }

  Ownership(Iteration iteration, LoopVariables variables) {
    this.iteration = iteration;
    this.variables = variables;
  }

  Owner of(Node.@Nullable Expr expr) {
    return of(expr, 0);
  }

  private Owner of(Node.@Nullable Expr expr, int depth) {
    if (depth > DEEPEST) {
      return Owner.UNCLEAR;
    }
    if (expr == null || expr instanceof Node.This || expr instanceof Node.Super) {
      return Owner.SHARED;
    }
    if (expr instanceof Node.Cast cast) {
      return of(cast.value(), depth + 1);
    }
    if (expr instanceof Node.LocalUse use) {
      return of(use.local(), depth + 1);
    }
    if (expr instanceof Node.Name) {
      return Owner.SHARED;
    }
    if (expr instanceof Node.Select select) {
      return ofSelect(select, depth + 1);
    }
    if (expr instanceof Node.ArrayAccess access) {
      return variables.isDistinct(access.index())
          ? Owner.ITERATION
          : reachedThrough(of(access.array(), depth + 1));
    }
    if (expr instanceof Node.Call call) {
      return ofCall(call, depth + 1);
    }
    if (expr instanceof Node.Assign assign) {
      return of(assign.value(), depth + 1);
    }
    if (expr instanceof Node.Conditional choice) {
      return of(choice.then(), depth + 1).and(of(choice.orElse(), depth + 1));
    }
    return expr instanceof Node.Switch ? Owner.UNCLEAR : Owner.ITERATION;
  }

  private Owner ofSelect(Node.Select select, int depth) {
    Target target = iteration.index().place().targetOf(select);
    if (target instanceof Target.Type
        || (target instanceof Target.Field field && field.shape().isStatic())) {
      return Owner.SHARED;
    }
    Owner owner = of(select.target(), depth);
    return owner == Owner.ITERATION ? Owner.UNCLEAR : owner;
  }

  private static Owner reachedThrough(Owner holder) {
    return holder == Owner.SHARED ? Owner.UNCLEAR : holder;
  }

  private Owner of(Local local, int depth) {
    if (!iteration.declares(local)) {
      return Owner.SHARED;
    }
    LocalUses uses = iteration.file().uses(local);
    if (uses == null) {
      return Owner.UNCLEAR;
    }
    Node declaration = uses.declaration();
    if (declaration == iteration.repeated() || declaration instanceof Node.Catch) {
      return Owner.ITERATION;
    }
    if (declaration instanceof Node.ForEach inner) {
      return reachedThrough(of(inner.source(), depth));
    }
    Owner owner = null;
    for (Node.Expr value : uses.values()) {
      Owner next = value instanceof Node.Literal ? owner : of(value, depth);
      owner = owner == null || next == null ? next : owner.and(next);
    }
    return owner == null ? Owner.UNCLEAR : owner;
  }

  private Owner ofCall(Node.Call call, int depth) {
    CallSite site = iteration.index().site(call);
    if (site == null) {
      return Owner.UNKNOWN;
    }
    if (site.waiting() != null && site.effect() == Effect.UNKNOWN) {
      return Owner.ITERATION;
    }
    switch (site.effect()) {
      case PURE, STEPS:
        return Owner.ITERATION;
      case HANDS_OUT:
        return ofGiven(call, depth);
      case ADDS, PUTS, WRITES:
        return of(call.receiver(), depth);
      case READS:
        boolean element =
            call.arguments().size() == 1 && variables.isDistinct(call.arguments().get(0));
        return element ? Owner.ITERATION : reachedThrough(of(call.receiver(), depth));
      default:
        // What an object of the JDK hands out belongs to it: socket.getInputStream().
        return call.receiver() != null
                && Confinement.isOfJdk(site.target())
                && of(call.receiver(), depth) == Owner.ITERATION
            ? Owner.ITERATION
            : Owner.UNKNOWN;
    }
  }

  /** The worst of what the call is given: its result may be any of that. */
  private Owner ofGiven(Node.Call call, int depth) {
    CodePlace place = iteration.index().place();
    boolean isStatic =
        call.receiver() == null
            ? place.targetOf(call) instanceof Target.Method method && method.shape().isStatic()
            : place.targetOf(call.receiver()) instanceof Target.Type;
    Owner owner = isStatic ? Owner.ITERATION : reachedThrough(of(call.receiver(), depth));
    for (Node.Expr argument : call.arguments()) {
      owner = owner.and(argument instanceof Node.Lambda ? owner : of(argument, depth));
    }
    return owner;
  }
}
