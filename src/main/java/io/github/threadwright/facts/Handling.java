package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a handler makes of the exception that it is given, as far as interruption is concerned.
 * Logging it does nothing for whoever has to know.
 */
enum Handling {
  /** Nobody behind the handler can know. */
  IGNORED,
  /** Another exception is thrown in its place, and the flag stays cleared. */
  WRAPPED,
  /**
   * Thrown on, the flag set again, or kept: in a variable, a result, a future, by a method that is
   * given it.
   */
  PASSED_ON;

  private static final int DEEPEST = 2;
  private static final Pattern RECORDING =
      Pattern.compile(
          ".*(interrupt|stop|abort|cancel|shut|finish|quit|exit|clos|terminat|fail|error|exception|kill).*|(is|keep)?(running|run|done|alive|active)|ex|cause|problem");
  private static final Pattern ENDINGS = Pattern.compile("(\\w*system|jvm|vm)?(exit|halt)|fail");

  static Handling of(FileIndex file, CodePlace place, Node.Catch handler) {
    Body body = place.body();
    boolean wrapped = false;
    for (int id = handler.body().id(); id < body.end(handler); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Throw thrown) {
        if (isInterruption(handler, thrown)) {
          return PASSED_ON;
        }
        wrapped = true;
      } else if (node instanceof Node.Call call && passesOn(file, place, call, 0)) {
        return PASSED_ON;
      } else if (node instanceof Node.Assign assign && records(assign)) {
        return PASSED_ON;
      } else if (node instanceof Node.Unary count
          && count.writes()
          && RECORDING.matcher(nameOf(count.operand())).matches()) {
        return PASSED_ON;
      } else if (node instanceof Node.LocalUse use
          && use.local() == handler.local()
          && isGivenAway(file, place, use)) {
        return PASSED_ON;
      }
    }
    return wrapped ? WRAPPED : IGNORED;
  }

  /** {@code throw e;}, {@code throw new InterruptedIOException();} */
  private static boolean isInterruption(Node.Catch handler, Node.Throw thrown) {
    Node.Expr value = thrown.value();
    if (value instanceof Node.Cast cast) {
      value = cast.value();
    }
    return (value instanceof Node.LocalUse use && use.local() == handler.local())
        || (value instanceof Node.New made
            && made.type().simpleName().matches(".*(Interrupt|Cancel|Abort).*"));
  }

  /** {@code Thread.currentThread().interrupt()}, itself or in a method that is called. */
  private static boolean passesOn(FileIndex file, CodePlace place, Node.Call call, int depth) {
    String name = call.name().toLowerCase(Locale.ROOT);
    if (ENDINGS.matcher(name).matches()
        || (name.contains("interrupt") && !name.matches("(is)?interrupted"))) {
      return true;
    }
    if (depth == 0 && !Telling.is(call) && call.arguments().stream().anyMatch(Handling::isFlag)) {
      return true;
    }
    boolean own = call.receiver() == null || call.receiver() instanceof Node.This;
    if (depth == 0 && own && RECORDING.matcher(name).matches() && !Telling.is(call)) {
      return true;
    }
    if (depth < DEEPEST
        && place.targetOf(call) instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT) {
      Code code = RunCode.ofMethod(file, method);
      return code != null && calls(file, code, depth + 1);
    }
    return false;
  }

  /** Whether that code sets the flag again or throws the interruption on. */
  static boolean passesOn(FileIndex file, CodePlace place, int from, int to) {
    for (int id = from; id < to; id++) {
      Node node = place.body().node(id);
      if (node instanceof Node.Throw
          || (node instanceof Node.Assign assign && records(assign))
          || (node instanceof Node.Call call && passesOn(file, place, call, 0))) {
        return true;
      }
    }
    return false;
  }

  private static boolean calls(FileIndex file, Code code, int depth) {
    Body body = code.place().body();
    for (int id = code.node().id(); id < body.end(code.node()); id++) {
      if (body.node(id) instanceof Node.Call call
          && (call.name().equals("interrupt")
              || (depth < DEEPEST && passesOn(file, code.place(), call, depth)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFlag(Node.Expr expr) {
    return expr instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.BOOLEAN;
  }

  /** A flag that is set, a state that is noted. */
  private static boolean records(Node.Assign assign) {
    return isFlag(assign.value()) || RECORDING.matcher(nameOf(assign.target())).matches();
  }

  private static String nameOf(Node.Expr expr) {
    String name =
        expr instanceof Node.LocalUse use
            ? use.local().name()
            : expr instanceof Node.Name simple
                ? simple.name()
                : expr instanceof Node.Select select ? select.name() : "";
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether the exception gets further than into a log. */
  private static boolean isGivenAway(FileIndex file, CodePlace place, Node.LocalUse use) {
    Body body = place.body();
    Node child = use;
    for (Node at = body.parent(use); at != null; at = body.parent(at)) {
      if (at instanceof Node.Call call) {
        boolean about = call.receiver() == child;
        if (!about && !isLog(file, place, call)) {
          return true;
        }
      } else if (at instanceof Node.Throw) {
        return false;
      } else if (at instanceof Node.Return
          || at instanceof Node.Assign
          || at instanceof Node.Yield) {
        return true;
      } else if (at instanceof Node.Declare declare) {
        return declare.init() == child;
      } else if (at instanceof Node.Stmt) {
        return false;
      }
      child = at;
    }
    return false;
  }

  private static boolean isLog(FileIndex file, CodePlace place, Node.Call call) {
    if (Telling.is(call)) {
      return true;
    }
    String name = call.receiver() == null ? "" : nameOf(call.receiver());
    return name.equals("log") || name.contains("logger") || isPlain(file, place, call);
  }

  /** A method of the JDK that only looks at it, e.g. {@code String.valueOf(e)}. */
  private static boolean isPlain(FileIndex file, CodePlace place, Node.Call call) {
    return file.effectOf(place.targetOf(call)) == Effect.PURE;
  }
}
