package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the flag that {@code Thread.interrupted()} has cleared: the caller alone knows
 * that it was set.
 */
public enum ClearedFlag {
  /** The result is kept, returned, or leads to a throw or to the flag being set again. */
  KEPT,
  /** Nobody looks at the result. */
  IGNORED,
  /** The result decides where the code goes, and is forgotten there. */
  FORGOTTEN,
  /** The call is made on an object, as if it asked about that thread. */
  ASKED_OF_ANOTHER;

  public static ClearedFlag of(FileIndex file, CodePlace place, Node.Call call) {
    if (call.receiver() != null && isOther(place, call.receiver())) {
      return ASKED_OF_ANOTHER;
    }
    Body body = place.body();
    Node child = call;
    boolean negated = false;
    for (Node at = body.parent(call); at != null; at = body.parent(at)) {
      if (at instanceof Node.Unary not && not.operator().equals("!")) {
        negated = !negated;
      } else if (at instanceof Node.If branch && branch.condition() == child) {
        return ofBranch(file, place, branch, negated);
      } else if (at instanceof Node.Loop loop && loop.body() != child) {
        return ofLoop(file, place, loop);
      } else if (at instanceof Node.Block || at instanceof Node.Case) {
        return child == call ? IGNORED : KEPT;
      } else if (!(at instanceof Node.Binary both) || !isLogical(both)) {
        return child == call && isBranchOf(at, child) ? IGNORED : KEPT;
      }
      child = at;
    }
    return KEPT;
  }

  private static boolean isLogical(Node.Binary both) {
    return both.operator().equals("&&") || both.operator().equals("||");
  }

  /** {@code if (x) Thread.interrupted();} */
  private static boolean isBranchOf(Node at, Node child) {
    return at instanceof Node.If branch && branch.condition() != child;
  }

  private static boolean isOther(CodePlace place, Node.Expr receiver) {
    if (receiver instanceof Node.Call call) {
      return !call.name().equals("currentThread");
    }
    return receiver instanceof Node.LocalUse || place.targetOf(receiver) instanceof Target.Field;
  }

  /** Looks at the way that is taken when the flag was set. */
  private static ClearedFlag ofBranch(
      FileIndex file, CodePlace place, Node.If branch, boolean negated) {
    Body body = place.body();
    @Nullable Node taken = negated ? branch.orElse() : branch.then();
    boolean kept =
        taken == null
            ? Handling.passesOn(file, place, body.end(branch), endOfCode(body, branch))
            : Handling.passesOn(file, place, taken.id(), body.end(taken)) || answers(body, taken);
    return kept ? KEPT : FORGOTTEN;
  }

  /** {@code return true;} tells the caller, when that is all that the method is for. */
  private static boolean answers(Body body, Node taken) {
    return body.subtree(taken)
        .anyMatch(node -> node instanceof Node.Return result && result.value() != null);
  }

  private static ClearedFlag ofLoop(FileIndex file, CodePlace place, Node.Loop loop) {
    Body body = place.body();
    return Handling.passesOn(file, place, body.end(loop), endOfCode(body, loop)) ? KEPT : FORGOTTEN;
  }

  static int endOfCode(Body body, Node node) {
    Node.Lambda lambda = body.enclosing(node, Node.Lambda.class);
    return lambda == null ? body.size() : body.end(lambda);
  }
}
