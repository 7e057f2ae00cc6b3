package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a chain whose library is not on the class path: what an operator gives is not known
 * then, but it is as a rule what it is called on, {@code Flux.just(1).map(f).filter(g)}. Such a
 * call counts as one of the type that the chain begins with if the catalogue has that operator
 * there, be it the wait for the result of the chain.
 */
final class Chained {
  private static final int LONGEST = 100;

  private Chained() {}

  /** What {@code node} is a call of, all considered. */
  static @Nullable Target target(
      CodePlace place, Node node, Catalogue catalogue, Hierarchy hierarchy) {
    Target target = place.targetOf(node);
    if (!(target instanceof Target.Unresolved unresolved)
        || unresolved.reason() != Target.Reason.RECEIVER_TYPE_UNKNOWN
        || !(node instanceof Node.Call call)) {
      return target;
    }
    String owner = ownerOfChain(place, call);
    if (owner == null) {
      return target;
    }
    Target.OwnerOnly stage = new Target.OwnerOnly(owner, null, call.name(), unresolved.reason());
    boolean known =
        catalogue.match(stage, call.arguments().size(), hierarchy).stream()
            .anyMatch(Chained::isOfChain);
    return known ? stage : target;
  }

  private static @Nullable String ownerOfChain(CodePlace place, Node.Call call) {
    Node.Expr at = call.receiver();
    for (int i = 0; i < LONGEST && at instanceof Node.Call before; i++) {
      if (place.targetOf(before) instanceof Target.OwnerOnly known) {
        return known.owner();
      }
      at = before.receiver();
    }
    return null;
  }

  private static boolean isOfChain(Api api) {
    Api.Task task = api.task();
    Api.Wait wait = api.waits();
    return task != null && task.runner() == Api.Runner.CALLER_LATER
        || wait != null && wait.kind() == WaitKind.FUTURE
        || api.role() == Api.Role.CONTINUES_ELSEWHERE
        || api.role() == Api.Role.STARTS_ELSEWHERE;
  }
}
