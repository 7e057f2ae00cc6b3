package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * What iterations hand on in the objects that they call. A collection is one location with reads,
 * writes whose order does not matter and writes in order (Khatchadourian et al. 2019; Dig et al.
 * 2009).
 */
final class CarriedCalls {
  private final Carrying in;
  private final CarriedWaits waits;

  CarriedCalls(Carrying in) {
    this.in = in;
    this.waits = new CarriedWaits(in);
  }

  void add(CallSite site) {
    Node.Expr receiver = site.node() instanceof Node.Call call ? call.receiver() : null;
    if (waits.add(site, receiver)) {
      return;
    }
    switch (site.effect()) {
      case ADDS, PUTS, STEPS, WRITES, UPDATES -> addChange(site, receiver);
      case WRITES_ARGUMENT -> addChangedArgument(site);
      case PRINTS ->
          in.add(
              site.node(),
              Fact.Carried.Kind.ORDERED_EFFECT,
              site.title() + " writes lines in order",
              true);
      default -> {}
    }
  }

  private void addChange(CallSite site, Node.@Nullable Expr receiver) {
    if (site.node() instanceof Node.New || !in.isShared(receiver)) {
      return;
    }
    Node root = root(receiver);
    AccessPath path = root == null ? null : AccessPath.of(in.place(), root);
    String name = path == null ? "an object that others may have too" : path.text();
    boolean read = path == null || in.touches().isTouched(path.key(), root);
    switch (site.effect()) {
      case STEPS ->
          in.add(
              site.node(),
              Fact.Carried.Kind.DEPENDENCE,
              "each iteration takes the next one from " + name,
              false);
      case UPDATES ->
          in.add(
              site.node(),
              Fact.Carried.Kind.REDUCTION,
              "all iterations update " + name + " atomically",
              true);
      case ADDS ->
          addOrdered(
              site.node(),
              Fact.Carried.Kind.ORDERED_EFFECT,
              "results are added to " + name + " in order",
              name,
              read);
      case PUTS ->
          addOrdered(
              site.node(),
              Fact.Carried.Kind.SHARED_WRITE,
              "results are put into " + name,
              name,
              read || isAsked(site));
      default ->
          in.add(
              site.node(),
              Fact.Carried.Kind.SHARED_WRITE,
              "every iteration changes " + name,
              false);
    }
  }

  private void addOrdered(
      Node node, Fact.Carried.Kind kind, String text, String name, boolean read) {
    if (read) {
      in.add(
          node,
          Fact.Carried.Kind.DEPENDENCE,
          "an iteration reads what an earlier one put into " + name,
          false);
    } else {
      in.add(node, kind, text, true);
    }
  }

  /** {@code if (seen.add(x))}: the answer depends on the iterations before. */
  private boolean isAsked(CallSite site) {
    boolean answers = site.name().equals("add") || site.name().equals("putIfAbsent");
    return answers && !Statements.isDropped(in.body(), site.node());
  }

  private void addChangedArgument(CallSite site) {
    for (Node.Expr argument : Detachment.argumentsOf(site.node())) {
      boolean object =
          !(in.place().typeOf(argument) instanceof TypeRef.Primitive)
              && !(argument instanceof Node.Lambda);
      if (object && in.isShared(argument)) {
        in.add(
            site.node(),
            Fact.Carried.Kind.SHARED_WRITE,
            site.title() + " changes what other iterations have too",
            false);
        return;
      }
    }
  }

  /**
   * The variable at the start of a chain of calls that give their receiver back, e.g. {@code
   * out.append(a).append(b)}.
   */
  private @Nullable Node root(Node.@Nullable Expr receiver) {
    Node.Expr at = receiver;
    while (at instanceof Node.Call call) {
      CallSite site = in.site(call);
      boolean same =
          site != null
              && (site.effect() == Effect.ADDS
                  || site.effect() == Effect.PUTS
                  || site.effect() == Effect.WRITES);
      if (!same) {
        return null;
      }
      at = call.receiver();
    }
    return at;
  }
}
