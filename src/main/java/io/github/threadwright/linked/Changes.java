package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds where the code of one file changes objects, other than by assigning fields of its own: by
 * calls that are known to change what they are called on or given, by assignments to fields and
 * elements of other objects. What it has just made itself does not count, nor does what is made for
 * several threads.
 */
final class Changes {
  private final FileIndex index;
  private final OwnObjects own;
  private final BiConsumer<End, Fact.Step> found;

  private Changes(FileIndex index, OwnObjects own, BiConsumer<End, Fact.Step> found) {
    this.index = index;
    this.own = own;
    this.found = found;
  }

  static void find(FileIndex index, OwnObjects own, BiConsumer<End, Fact.Step> found) {
    Changes changes = new Changes(index, own, found);
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
    if (OwnObjects.isOfProject(call.target())) {
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
      if (arguments.isEmpty() || !own.isOwn(place, arguments.get(0))) {
        add(End.What.CHANGE, place, call.node(), call.title());
      }
    } else if (call.node() instanceof Node.Call method) {
      Node.Expr receiver = method.receiver();
      boolean self =
          receiver == null || receiver instanceof Node.This || receiver instanceof Node.Super;
      if (self) {
        add(End.What.OWN_WRITE, place, method, call.title());
      } else if (!own.isOwn(place, receiver) && !isMadeForThreads(place, receiver)) {
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
        && !own.isOwn(place, method.receiver());
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
    if (target instanceof Node.ArrayAccess element && !own.isOwn(place, element.array())) {
      add(End.What.CHANGE, place, write, "an array");
    } else if (target instanceof Node.Select field
        && !(field.target() instanceof Node.This)
        && !(place.targetOf(field.target()) instanceof Target.Type)
        && !own.isOwn(place, field.target())) {
      add(End.What.CHANGE, place, write, field.name());
    }
  }

  private void add(End.What what, CodePlace place, Node node, String object) {
    found.accept(End.of(what), new Fact.Step(place, node, "changes " + object));
  }
}
