package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Says whether a call ends with an exception often enough to be reckoned with. What every operation
 * may throw when the program is wrong (a null pointer, an index out of range) does not count.
 */
final class Throwing {
  private static final int DEEPEST = 3;
  private static final int LARGEST = 400;

  /** Methods that only hand something to another thread. */
  private static final Set<String> SIGNALS =
      Set.of(
          "signal",
          "signalAll",
          "notify",
          "notifyAll",
          "unpark",
          "isHeldByCurrentThread",
          "lock",
          "unlock",
          "readLock",
          "writeLock",
          "newCondition",
          "awaitUninterruptibly",
          "countDown");

  private final FileIndex file;
  private final Map<Body, Risk> known = new IdentityHashMap<>();

  Throwing(FileIndex file) {
    this.file = file;
  }

  /** How likely an exception is. */
  enum Risk {
    NONE,
    UNKNOWN,
    LIKELY;

    Risk or(Risk other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  Risk of(CallSite site) {
    return of(site, 0);
  }

  private Risk of(CallSite site, int depth) {
    if (site.node() instanceof Node.MethodRef || site.node() instanceof Node.ConstructorCall) {
      return Risk.NONE;
    }
    Api waiting = site.waiting();
    if (waiting != null && waiting.waits() != null) {
      boolean silent = !waiting.waits().interruptible() || site.has(Api.Role.LOCK_ACQUIRE);
      return isSignal(site) ? Risk.NONE : silent ? Risk.UNKNOWN : Risk.LIKELY;
    }
    if (isSignal(site)) {
      return Risk.NONE;
    }
    if (isParser(site)) {
      return Risk.LIKELY;
    }
    if (!(site.target() instanceof Target.Method target)) {
      return site.effect() == Effect.UNKNOWN ? Risk.UNKNOWN : Risk.NONE;
    }
    ProgramIndex.Declared declared = file.type(target.owner().name());
    if (declared == null) {
      return site.effect() == Effect.UNKNOWN ? Risk.UNKNOWN : Risk.NONE;
    }
    MethodDecl method = file.program().declaration(target, declared.type());
    if (method == null) {
      return site.effect() == Effect.UNKNOWN && !site.name().equals("<init>")
          ? Risk.UNKNOWN
          : Risk.NONE;
    }
    if (!method.thrown().isEmpty()) {
      return Risk.LIKELY;
    }
    if (method.body() == null || depth >= DEEPEST) {
      return site.effect() == Effect.UNKNOWN ? Risk.UNKNOWN : Risk.NONE;
    }
    return ofBody(
        new CodePlace(declared.file(), declared.type(), method, null, method.body()), depth);
  }

  private static boolean isSignal(CallSite site) {
    String owner = site.owner();
    return SIGNALS.contains(site.name())
        && owner != null
        && (owner.equals("java.lang.Object") || owner.startsWith("java.util.concurrent."));
  }

  /** {@code Integer.parseInt(text)}: the text decides. */
  private static boolean isParser(CallSite site) {
    String owner = site.owner();
    return owner != null
        && owner.startsWith("java.")
        && (site.name().startsWith("parse") || site.name().equals("decode"));
  }

  private Risk ofBody(CodePlace place, int depth) {
    Body body = place.body();
    Risk found = known.get(body);
    if (found != null) {
      return found;
    }
    if (body.size() > LARGEST) {
      return Risk.UNKNOWN;
    }
    known.put(body, Risk.UNKNOWN);
    Risk worst = Risk.NONE;
    for (int id = 0; id < body.size(); ) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda || node instanceof Node.Assert) {
        id = body.end(node);
        continue;
      }
      worst = worst.or(of(place, node, depth));
      id++;
    }
    known.put(body, worst);
    return worst;
  }

  private Risk of(CodePlace place, Node node, int depth) {
    if (node instanceof Node.Throw) {
      return Risk.LIKELY;
    }
    return node instanceof Node.Call || node instanceof Node.New
        ? of(file.siteOf(place, node), depth + 1)
        : Risk.NONE;
  }
}
