package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * Waits that keep iterations in a row by themselves: on one stream or connection, on work that
 * already runs, on signals of other threads, and sleeps between them.
 */
final class CarriedWaits {
  private final Carrying in;

  CarriedWaits(Carrying in) {
    this.in = in;
  }

  /** Whether iterations follow one another because of that call itself. */
  boolean add(CallSite site, Node.@Nullable Expr receiver) {
    String type = site.node() instanceof Node.Call ? site.receiverType() : null;
    Api waiting = site.waiting();
    WaitKind kind = waiting == null || waiting.waits() == null ? null : waiting.waits().kind();
    if (kind == WaitKind.SLEEP) {
      in.add(
          site.node(),
          Fact.Carried.Kind.ORDERED_EFFECT,
          "a sleep spaces the iterations in time",
          false);
      return true;
    }
    if (type == null || isStatic(site, receiver)) {
      return false;
    }
    if (kind == WaitKind.FUTURE || kind == WaitKind.JOIN) {
      if (receiver == null || isGiven(receiver)) {
        in.add(
            site.node(),
            Fact.Carried.Kind.DEPENDENCE,
            "the iteration only waits for work that already runs",
            false);
      }
      return true;
    }
    if (kind == WaitKind.SYNCHRONISER || kind == WaitKind.CONDITION || kind == WaitKind.POLL) {
      in.add(
          site.node(),
          Fact.Carried.Kind.DEPENDENCE,
          "the iteration waits for a signal of another thread",
          false);
      return true;
    }
    boolean goesOn =
        (site.effect() == Effect.UNKNOWN || printsToOwnStream(site, receiver))
            && in.iteration().file().isStateful(type);
    if (goesOn && in.isShared(receiver)) {
      AccessPath path = receiver == null ? null : AccessPath.of(in.place(), receiver);
      String name = path == null ? AccessPath.simpleName(type) : path.text();
      in.add(
          site.node(),
          Fact.Carried.Kind.DEPENDENCE,
          "every iteration goes on with the same " + name,
          false);
      return true;
    }
    return false;
  }

  /** Not to the console, where lines only have to come in order. */
  private boolean printsToOwnStream(CallSite site, Node.@Nullable Expr receiver) {
    return site.effect() == Effect.PRINTS
        && receiver != null
        && !(in.place().targetOf(receiver) instanceof Target.Field field
            && field.shape().isStatic());
  }

  private boolean isStatic(CallSite site, Node.@Nullable Expr receiver) {
    return receiver == null
        ? !(site.target() instanceof Target.Method method) || method.shape().isStatic()
        : in.place().targetOf(receiver) instanceof Target.Type;
  }

  /**
   * Whether the future or thread comes from outside the iteration: an element, a variable of all
   * iterations.
   */
  private boolean isGiven(Node.Expr receiver) {
    Code value = in.iteration().file().valueOf(in.place(), receiver);
    while (value.place().body() == in.body()
        && value.node() instanceof Node.Call call
        && in.iteration().runs(call)) {
      CallSite site = in.site(call);
      if (site == null || site.effect() != Effect.UNKNOWN) {
        return true;
      }
      if (call.receiver() == null || !isFuture(call.receiver())) {
        return false;
      }
      value = in.iteration().file().valueOf(in.place(), call.receiver());
    }
    return !(value.node() instanceof Node.New made
        && value.place().body() == in.body()
        && in.iteration().runs(made));
  }

  private boolean isFuture(Node.Expr expr) {
    TypeRef type = in.place().typeOf(expr);
    return in.iteration().file().isSubtypeOf(type, "java.util.concurrent.Future")
        || in.iteration().file().isSubtypeOf(type, "java.util.concurrent.CompletionStage");
  }
}
