package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows objects that code has made itself: what it does to them nobody else can see. */
final class OwnObjects {
  private static final int DEEPEST = 8;

  private final FileIndex index;

  OwnObjects(FileIndex index) {
    this.index = index;
  }

  /** Whether it is an object that the same code has just made. */
  boolean isOwn(CodePlace place, Node.Expr object) {
    Node.Expr at = object;
    for (int depth = 0; depth < DEEPEST && at != null; depth++) {
      if (at instanceof Node.New || at instanceof Node.NewArray || at instanceof Node.Literal) {
        return true;
      }
      if (at instanceof Node.LocalUse use && use.local().kind() == Local.Kind.RESOURCE
          || at instanceof Node.Call call && isNew(place, call)) {
        return true;
      }
      at = before(place, at);
    }
    return false;
  }

  private boolean isNew(CodePlace place, Node.Call call) {
    CallSite site = index.call(place, call);
    return site != null && site.effect() == Effect.PURE;
  }

  /** What an expression gives or is a part of; null when that is not known. */
  private Node.@Nullable Expr before(CodePlace place, Node.Expr at) {
    if (at instanceof Node.Cast cast) {
      return cast.value();
    }
    if (at instanceof Node.LocalUse use) {
      Code value = index.valueOf(place, use);
      boolean here = value.place().body() == place.body() && value.node() != use;
      return here && value.node() instanceof Node.Expr expr ? expr : null;
    }
    if (at instanceof Node.Call call) {
      CallSite site = index.call(place, call);
      if (site == null) {
        return null;
      }
      // A call that gives back what it was called on, or a part of it, as a builder's.
      return isOfProject(site.target()) ? null : call.receiver();
    }
    return null;
  }

  /** Whether a call of the JDK stays among objects that the same code has made, and values. */
  boolean staysAmongThem(Fact.OpaqueCall call) {
    if (!(call.target() instanceof Target.Method method)
        || method.owner().origin() != TypeShape.Origin.JDK) {
      return false;
    }
    CodePlace place = call.place();
    if (call.node() instanceof Node.Call c) {
      return c.receiver() != null
          && !method.shape().isStatic()
          && isOwn(place, c.receiver())
          && areOwn(place, c.arguments());
    }
    return call.node() instanceof Node.New made
        && made.body() == null
        && areOwn(place, made.arguments());
  }

  private boolean areOwn(CodePlace place, List<Node.Expr> arguments) {
    return arguments.stream().allMatch(each -> index.isValue(place, each) || isOwn(place, each));
  }

  static boolean isOfProject(@Nullable Target target) {
    return target instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT;
  }
}
