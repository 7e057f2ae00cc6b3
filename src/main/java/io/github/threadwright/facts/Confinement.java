package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the JDK that stay among the objects of one iteration: {@code statement.setString(1,
 * name)} on its own statement.
 */
final class Confinement {
  private Confinement() {}

  static boolean isConfined(Iteration iteration, CallSite call) {
    if (!isOfJdk(call.target())) {
      return false;
    }
    CodePlace place = iteration.index().place();
    Ownership ownership =
        new Ownership(iteration, LoopVariables.of(iteration, LocalWrites.of(iteration)));
    if (call.node() instanceof Node.Call c && !isOwn(c.receiver(), place, ownership)) {
      return false;
    }
    if (call.node() instanceof Node.MethodRef ref) {
      return place.targetOf(ref.target()) instanceof Target.Type && !isStatic(call.target());
    }
    for (Node.Expr argument : Detachment.argumentsOf(call.node())) {
      if (!isValue(iteration.file(), place, argument)
          && ownership.of(argument) != Ownership.Owner.ITERATION) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwn(Node.@Nullable Expr receiver, CodePlace place, Ownership ownership) {
    return receiver != null
        && !(place.targetOf(receiver) instanceof Target.Type)
        && ownership.of(receiver) == Ownership.Owner.ITERATION;
  }

  static boolean isOfJdk(@Nullable Target target) {
    TypeShape owner =
        target instanceof Target.Method method
            ? method.owner()
            : target instanceof Target.OwnerOnly o ? o.shape() : null;
    return owner != null && owner.origin() == TypeShape.Origin.JDK;
  }

  private static boolean isStatic(@Nullable Target target) {
    return target instanceof Target.Method method && method.shape().isStatic();
  }

  static boolean isValue(FileIndex file, CodePlace place, Node.Expr argument) {
    TypeRef type = place.typeOf(argument);
    if (type instanceof TypeRef.Primitive
        || type instanceof TypeRef.Null
        || argument instanceof Node.Literal) {
      return true;
    }
    if (!(type instanceof TypeRef.ClassRef named)) {
      return false;
    }
    return file.catalogue().types().isImmutable(named.name(), file.hierarchy())
        || file.isSubtype(named.name(), "java.lang.Enum")
        || file.isSubtype(named.name(), "java.lang.Record");
  }
}
