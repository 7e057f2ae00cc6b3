package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the code of one file changes objects, other than by assigning fields of its own: by
 * calls that are known to change what they are called on or given, by assignments to fields and
 * elements of other objects. What it has just made itself does not count, nor does what is made for
 * several threads.
 */
final class Changes {
  private static final int DEEPEST = 8;

  private final FileIndex index;
  private final BiConsumer<End, Fact.Step> found;

  private Changes(FileIndex index, BiConsumer<End, Fact.Step> found) {
    this.index = index;
    this.found = found;
  }

  static void find(FileIndex index, BiConsumer<End, Fact.Step> found) {
    Changes changes = new Changes(index, found);
    for (CodePlace place : index.places()) {
      for (CallSite call : index.calls(place, place.body().root())) {
        changes.visit(place, call);
      }
      for (Node write : index.writes(place)) {
        changes.visitWrite(place, write);
      }
    }
  }

  private void visit(CodePlace place, CallSite call) {
    if (isOfProject(call.target())) {
      return;
    }
    if (goesOn(place, call)) {
      add(End.What.CHANGE, place, call.node(), "the position of " + call.title());
      return;
    }
    if (!changes(call.effect())) {
      return;
    }
    if (call.effect() == Effect.WRITES_ARGUMENT) {
      List<Node.Expr> arguments = call.node() instanceof Node.Call c ? c.arguments() : List.of();
      if (arguments.isEmpty() || !isOwn(place, arguments.get(0))) {
        add(End.What.CHANGE, place, call.node(), call.title());
      }
    } else if (call.node() instanceof Node.Call method) {
      Node.Expr receiver = method.receiver();
      boolean self =
          receiver == null || receiver instanceof Node.This || receiver instanceof Node.Super;
      if (self) {
        add(End.What.OWN_WRITE, place, method, call.title());
      } else if (!isOwn(place, receiver) && !isMadeForThreads(place, receiver)) {
        add(End.What.CHANGE, place, method, call.title());
      }
    }
  }

  /** A stream or a connection that is read or written further, which others have as well. */
  private boolean goesOn(CodePlace place, CallSite call) {
    String type = call.receiverType();
    return call.waiting() != null
        && call.node() instanceof Node.Call method
        && method.receiver() != null
        && type != null
        && index.isStateful(type)
        && !isOwn(place, method.receiver());
  }

  private static boolean isOfProject(@Nullable Target target) {
    return target instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT;
  }

  private static boolean changes(Effect effect) {
    return switch (effect) {
      case ADDS, PUTS, STEPS, WRITES, WRITES_ARGUMENT -> true;
      case PURE, HANDS_OUT, READS, UPDATES, PRINTS, UNKNOWN -> false;
    };
  }

  private boolean isMadeForThreads(CodePlace place, Node.Expr object) {
    if (!(place.typeOf(object) instanceof TypeRef.ClassRef type)) {
      return false;
    }
    ApiType known = index.catalogue().types().safety(type.name(), index.hierarchy());
    return known != null && known.safety() == ApiType.Safety.YES;
  }

  private void visitWrite(CodePlace place, Node write) {
    Node.Expr target =
        write instanceof Node.Assign assign
            ? assign.target()
            : write instanceof Node.Unary unary ? unary.operand() : null;
    if (target instanceof Node.ArrayAccess element && !isOwn(place, element.array())) {
      add(End.What.CHANGE, place, write, "an array");
    } else if (target instanceof Node.Select field
        && !(field.target() instanceof Node.This)
        && !(place.targetOf(field.target()) instanceof Target.Type)
        && !isOwn(place, field.target())) {
      add(End.What.CHANGE, place, write, field.name());
    }
  }

  /** Whether it is an object that the same code has just made. */
  private boolean isOwn(CodePlace place, Node.Expr object) {
    Node.Expr at = object;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (at instanceof Node.New || at instanceof Node.NewArray || at instanceof Node.Literal) {
        return true;
      }
      if (at instanceof Node.Cast cast) {
        at = cast.value();
      } else if (at instanceof Node.LocalUse use) {
        if (use.local().kind() == Local.Kind.RESOURCE) {
          return true;
        }
        Code value = index.valueOf(place, use);
        boolean elsewhere = value.place().body() != place.body();
        if (elsewhere || value.node() == use || !(value.node() instanceof Node.Expr expr)) {
          return false;
        }
        at = expr;
      } else if (at instanceof Node.Call call) {
        CallSite site = index.call(place, call);
        if (site == null) {
          return false;
        }
        if (site.effect() == Effect.PURE) {
          return true;
        }
        // A call that gives back what it was called on, as a builder's.
        if (call.receiver() == null || isOfProject(site.target())) {
          return false;
        }
        at = call.receiver();
      } else {
        return false;
      }
    }
    return false;
  }

  private void add(End.What what, CodePlace place, Node node, String object) {
    found.accept(End.of(what), new Fact.Step(place, node, "changes " + object));
  }
}
