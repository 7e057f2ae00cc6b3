package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
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
    Target begun = stage(ownerOfChain(place, call), call, catalogue, hierarchy);
    if (begun != null) {
      return begun;
    }
    Target ended = stage(typeOfEnd(place, call, hierarchy), call, catalogue, hierarchy);
    return ended != null ? ended : target;
  }

  /** The call as one of that type; null when the catalogue knows no such operator there. */
  private static @Nullable Target stage(
      @Nullable String owner, Node.Call call, Catalogue catalogue, Hierarchy hierarchy) {
    if (owner == null) {
      return null;
    }
    Target.OwnerOnly stage =
        new Target.OwnerOnly(owner, null, call.name(), Target.Reason.RECEIVER_TYPE_UNKNOWN);
    boolean known =
        catalogue.match(stage, call.arguments().size(), hierarchy).stream()
            .anyMatch(Chained::isOfChain);
    return known ? stage : null;
  }

  /** The declared type of what the chain is returned as, or of the variable that it is put into. */
  private static @Nullable String typeOfEnd(CodePlace place, Node.Call call, Hierarchy hierarchy) {
    Body body = place.body();
    Node end = call;
    Node parent = body.parent(end);
    for (int i = 0; i < LONGEST && parent instanceof Node.Call next; i++) {
      if (next.receiver() != end) {
        return null;
      }
      end = next;
      parent = body.parent(end);
    }
    TypeRef type = null;
    if (parent instanceof Node.Return && body.enclosing(parent, Node.Lambda.class) == null) {
      type = returned(place, hierarchy);
    } else if (parent instanceof Node.Declare declare) {
      type = place.typeOf(declare);
    }
    return type instanceof TypeRef.ClassRef known ? known.name() : null;
  }

  private static @Nullable TypeRef returned(CodePlace place, Hierarchy hierarchy) {
    TypeShape type = hierarchy.find(place.type().binaryName());
    MethodDecl method = place.method();
    if (type == null || method == null) {
      return null;
    }
    for (MethodShape shape : type.methods()) {
      if (shape.name().equals(method.name())
          && shape.parameters().size() == method.parameters().size()) {
        return shape.returns();
      }
    }
    return null;
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
