package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.ThreadCreated.Ends;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whether code comes to an end by itself, or serves until somebody stops it. It does not end
 * when it holds a loop without an exit of its own ({@code while (true)}, {@code for (;;)}; who
 * leaves in a {@code catch} was stopped), one that asks a flag that it does not set itself ({@code
 * while (running)}, {@code while (!isInterrupted())}), or one that takes from a queue, accepts
 * connections or waits for events. Methods of the project are looked into, two calls deep.
 */
final class EndOfCode {
  private static final int DEEPEST = 2;
  private static final int LARGEST = 4000;
  private static final Pattern ASKS_FLAG =
      Pattern.compile("(is|should|keep|can)[A-Z]\\w*|get|interrupted|running|stopped|closed");
  private static final Pattern ASKS_PROGRESS =
      Pattern.compile(
          "is(Empty|Done|Blank|Complete\\w*|Terminated|Alive|Present|Directory|Valid\\w*)");

  /** What says that it is over is worth a question whoever holds it. */
  private static final Pattern ASKS_END = Pattern.compile("is(Terminating|Shut\\w*|Stop\\w*)");

  private final FileIndex file;
  private final Set<Body> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private EndOfCode(FileIndex file) {
    this.file = file;
  }

  static Ends of(FileIndex file, @Nullable Code code) {
    return code == null ? Ends.UNKNOWN : new EndOfCode(file).scan(code, 0);
  }

  /** Whether the loop's condition asks somebody whether to go on. */
  static boolean asks(FileIndex file, CodePlace place, Node.Loop loop) {
    Node.Expr condition = loop instanceof Node.ForEach ? null : LoopHeader.condition(loop);
    if (condition == null || LoopHeader.isTrue(condition)) {
      return false;
    }
    EndOfCode code = new EndOfCode(file);
    return condition instanceof Node.Binary all
            && (all.operator().equals("&&") || all.operator().equals("||"))
        ? all.operands().stream().anyMatch(operand -> code.asksFlag(place, loop, operand))
        : code.asksFlag(place, loop, condition);
  }

  /**
   * Whether a jump out of the loop depends on such a question, e.g. {@code if (closed) return;}.
   */
  static boolean asksInside(FileIndex file, CodePlace place, Node.Loop loop) {
    EndOfCode code = new EndOfCode(file);
    Body body = place.body();
    for (int id = loop.body().id(); id < body.end(loop); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda || node instanceof Node.Catch) {
        id = body.end(node) - 1;
      } else if (isJumpOut(body, loop, node) && code.isAskedFor(place, loop, node)) {
        return true;
      }
    }
    return false;
  }

  private Ends scan(Code code, int depth) {
    CodePlace place = code.place();
    Body body = place.body();
    int end = body.end(code.node());
    if (!visited.add(body) && depth > 0) {
      return Ends.YES;
    }
    if (depth > DEEPEST || end - code.node().id() > LARGEST) {
      return Ends.UNKNOWN;
    }
    boolean unseen = false;
    boolean seen = false;
    for (int id = code.node().id(); id < end; id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda && id != code.node().id()) {
        id = body.end(node) - 1;
      } else if (node instanceof Node.Loop loop) {
        if (serves(place, loop)) {
          return Ends.NO;
        }
        seen = true;
      } else if (node instanceof Node.Call call) {
        Ends ends = ofCall(place, call, depth);
        if (ends == Ends.NO) {
          return ends;
        }
        unseen |= ends == Ends.UNKNOWN;
        seen |= ends == Ends.YES;
      }
    }
    return unseen && !seen ? Ends.UNKNOWN : Ends.YES;
  }

  /** Null for a call that says nothing either way. */
  private @Nullable Ends ofCall(CodePlace place, Node.Call call, int depth) {
    Target target = place.targetOf(call);
    if (target instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT) {
      Code code = RunCode.ofMethod(file, method);
      return code == null ? Ends.UNKNOWN : scan(code, depth + 1);
    }
    if (kindOfWait(place, call) != null) {
      return Ends.YES;
    }
    return file.effectOf(target) != Effect.UNKNOWN || isOfJdk(target) ? null : Ends.UNKNOWN;
  }

  /**
   * What the JDK itself does comes to an end, but not what it hands on to an interface, e.g. {@code
   * task.run()}.
   */
  private static boolean isOfJdk(@Nullable Target target) {
    if (target instanceof Target.Method method) {
      return method.owner().origin() == TypeShape.Origin.JDK && !method.shape().isAbstract();
    }
    return target instanceof Target.OwnerOnly owner
        && owner.shape() != null
        && owner.shape().origin() == TypeShape.Origin.JDK;
  }

  // ---- loops

  private boolean serves(CodePlace place, Node.Loop loop) {
    if (loop instanceof Node.ForEach) {
      return false;
    }
    Node.Expr condition = LoopHeader.condition(loop);
    if (condition != null && takesFromOthers(place, condition)) {
      return true;
    }
    if (condition == null || LoopHeader.isTrue(condition)) {
      return takesFromOthers(place, loop.body()) || !leaves(place, loop);
    }
    return asksFlag(place, loop, condition);
  }

  private boolean asksFlag(CodePlace place, Node.Loop loop, Node.Expr condition) {
    Node.Expr asked = condition;
    if (asked instanceof Node.Binary binary && binary.operator().equals("&&")) {
      return binary.operands().stream().allMatch(operand -> asksFlag(place, loop, operand));
    }
    if (asked instanceof Node.Unary not && not.operator().equals("!")) {
      asked = not.operand();
    }
    if (asked instanceof Node.Call call) {
      return call.arguments().isEmpty()
          && ASKS_FLAG.matcher(call.name()).matches()
          && !ASKS_PROGRESS.matcher(call.name()).matches()
          && (!(call.receiver() instanceof Node.LocalUse)
              || ASKS_END.matcher(call.name()).matches());
    }
    if (asked instanceof Node.Binary same && same.operator().equals("==")) {
      return same.operands().stream().anyMatch(EndOfCode::isCurrentThread);
    }
    boolean field = asked instanceof Node.Name || asked instanceof Node.Select;
    return field && !writes(place, loop.body(), asked);
  }

  /** {@code while (Thread.currentThread() == worker)}: whoever sets the field ends the loop. */
  private static boolean isCurrentThread(Node.Expr operand) {
    return operand instanceof Node.Call call && call.name().equals("currentThread");
  }

  private static boolean writes(CodePlace place, Node within, Node.Expr flag) {
    AccessPath path = AccessPath.of(place, flag);
    Body body = place.body();
    for (int id = within.id(); id < body.end(within); id++) {
      if (body.node(id) instanceof Node.Assign assign) {
        AccessPath written = AccessPath.of(place, assign.target());
        if (path != null && written != null && written.key().equals(path.key())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean takesFromOthers(CodePlace place, Node within) {
    Body body = place.body();
    for (int id = within.id(); id < body.end(within); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda) {
        id = body.end(node) - 1;
      } else if (node instanceof Node.Call call) {
        WaitKind kind = kindOfWait(place, call);
        if (kind == WaitKind.QUEUE
            || kind == WaitKind.POLL
            || (kind == WaitKind.NETWORK && call.name().equals("accept"))) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable WaitKind kindOfWait(CodePlace place, Node.Call call) {
    for (Api api : file.apis(place.targetOf(call), call)) {
      if (api.waits() != null) {
        return api.waits().kind();
      }
    }
    return null;
  }

  /**
   * Whether a jump leads out of the loop in the course of its work; not one that a flag asks for.
   */
  private boolean leaves(CodePlace place, Node.Loop loop) {
    Body body = place.body();
    for (int id = loop.body().id(); id < body.end(loop); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda || node instanceof Node.Catch) {
        id = body.end(node) - 1;
      } else if (isJumpOut(body, loop, node) && !isAskedFor(place, loop, node)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJumpOut(Body body, Node.Loop loop, Node node) {
    return node instanceof Node.Return
        || node instanceof Node.Throw
        || (node instanceof Node.Break jump
            && (jump.label() != null || targetOf(body, jump) == loop));
  }

  /** {@code if (closed) return;} */
  private boolean isAskedFor(CodePlace place, Node.Loop loop, Node jump) {
    for (Node at = place.body().parent(jump);
        at != null && at != loop;
        at = place.body().parent(at)) {
      if (at instanceof Node.If branch) {
        return asksFlag(place, loop, branch.condition());
      }
    }
    return false;
  }

  private static @Nullable Node targetOf(Body body, Node.Break jump) {
    for (Node at = body.parent(jump); at != null; at = body.parent(at)) {
      if (at instanceof Node.Loop || at instanceof Node.Switch) {
        return at;
      }
    }
    return null;
  }
}
