package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.MonitorCall.Holding;
import io.github.threadwright.facts.Fact.MonitorCall.Kind;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of one body that wait to be notified, or notify, with what is held there. */
final class MonitorCalls {
  private static final String OBJECT = "java.lang.Object";
  private static final String CONDITION = "java.util.concurrent.locks.Condition";
  private static final Set<String> NAMES =
      Set.of(
          "wait",
          "notify",
          "notifyAll",
          "await",
          "awaitNanos",
          "awaitUntil",
          "awaitUninterruptibly",
          "signal",
          "signalAll");

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final HeldLocks locks;
  private final List<Fact.LockHeld> byCallers;
  private final Phrases phrases;

  MonitorCalls(
      FileIndex file,
      BodyIndex index,
      HeldLocks locks,
      List<Fact.LockHeld> byCallers,
      Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.locks = locks;
    this.byCallers = byCallers;
    this.phrases = phrases;
  }

  void addTo(List<Fact> facts) {
    for (CallSite site : index.calls()) {
      if (NAMES.contains(site.name()) && site.node() instanceof Node.Call call) {
        boolean condition = file.isSubtype(site.receiverType(), CONDITION);
        boolean monitor = isOfObject(site, call);
        if (monitor || (condition && !call.name().equals("wait"))) {
          facts.add(of(site, call, !monitor));
        }
      }
    }
  }

  /** No class can have methods of its own with these names and no parameters. */
  private static boolean isOfObject(CallSite site, Node.Call call) {
    boolean named =
        call.name().equals("wait")
            || call.name().equals("notify")
            || call.name().equals("notifyAll");
    return named
        && (OBJECT.equals(site.owner())
            || (call.arguments().isEmpty() && !(site.target() instanceof Target.Method)));
  }

  private Fact.MonitorCall of(CallSite site, Node.Call call, boolean condition) {
    Kind kind =
        switch (call.name()) {
          case "notify", "signal" -> Kind.NOTIFY;
          case "notifyAll", "signalAll" -> Kind.NOTIFY_ALL;
          default -> Kind.WAIT;
        };
    AccessPath path =
        call.receiver() == null || call.receiver() instanceof Node.Super
            ? AccessPath.THIS
            : LockNames.of(file, place, call.receiver());
    List<String> guards = kind == Kind.WAIT ? WaitGuards.of(body, call) : List.of();
    return new Fact.MonitorCall(
        place,
        call,
        call.receiver(),
        path == null ? null : path.key(),
        kind,
        condition,
        condition ? Holding.HELD : holding(call, path),
        guards,
        kind == Kind.WAIT && !call.arguments().isEmpty(),
        phrases.of(kind == Kind.WAIT ? "waits by " : "notifies by ", site.title()));
  }

  private Holding holding(Node.Call call, @Nullable AccessPath path) {
    if (path == null || asksWhetherHeld()) {
      return Holding.HELD;
    }
    Set<String> held = new HashSet<>();
    boolean vague = isVague(path);
    boolean own = false;
    for (Held region : locks.own(call)) {
      AccessPath monitor = monitor(region.fact());
      if (monitor != null) {
        own = true;
        held.add(monitor.key());
        vague |= isVague(monitor);
      } else if (region.fact().node() instanceof Node.Synchronized) {
        return Holding.HELD;
      }
    }
    for (Fact.LockHeld lock : byCallers) {
      AccessPath monitor = index.detachedIn(call) == BodyIndex.NONE ? monitor(lock) : null;
      if (monitor != null) {
        held.add(monitor.key());
      }
    }
    if (held.contains(path.key()) || (own && vague)) {
      return Holding.HELD;
    }
    if (own) {
      return Holding.OTHERS;
    }
    return isParameter(path) ? Holding.HELD : withoutMonitor(call);
  }

  /** What may be another name of an object that has a name already. */
  private static boolean isVague(AccessPath path) {
    return path.root() == AccessPath.Root.LOCAL || path.key().contains("(");
  }

  /** Who passes an object to be waited on holds it. */
  private static boolean isParameter(AccessPath path) {
    return path.local() != null && path.local().kind() == Local.Kind.PARAMETER;
  }

  private @Nullable AccessPath monitor(Fact.LockHeld lock) {
    if (lock.node() instanceof Node.Synchronized monitor) {
      return LockNames.of(file, lock.place(), monitor.lock());
    }
    if (lock.node() instanceof Node.Call || lock.place().method() == null) {
      return null;
    }
    return lock.place().method().isStatic()
        ? AccessPath.ofClass(lock.place().type().name())
        : AccessPath.THIS;
  }

  private boolean asksWhetherHeld() {
    return index.calls().stream().anyMatch(site -> site.name().equals("holdsLock"));
  }

  private Holding withoutMonitor(Node.Call call) {
    Node.Lambda lambda = body.enclosing(call, Node.Lambda.class);
    if (lambda != null) {
      return runsElsewhere(lambda) ? Holding.NONE : Holding.CALLERS_UNKNOWN;
    }
    MethodDecl method = place.method();
    return method == null || !isCalledUnderMonitor(method) ? Holding.CALLERS_UNKNOWN : Holding.HELD;
  }

  private boolean runsElsewhere(Node.Lambda lambda) {
    Node parent = body.parent(lambda);
    CallSite site = parent == null ? null : index.site(parent);
    Api api = site == null ? null : site.runner(Detachment.argumentIndex(parent, lambda));
    if (api == null || api.task() == null) {
      return false;
    }
    return switch (api.task().runner()) {
      case CALLER_NOW, CALLER_LATER, UNKNOWN -> false;
      default -> true;
    };
  }

  /** Whether some call of the method in this file stands under a monitor, whichever it is. */
  private boolean isCalledUnderMonitor(MethodDecl method) {
    for (BodyIndex other : file.bodies()) {
      MethodDecl caller = other.place().method();
      boolean whole = caller != null && caller.isSynchronized();
      if (!whole && other.monitors().isEmpty()) {
        continue;
      }
      for (CallSite site : other.calls()) {
        if (site.name().equals(method.name())
            && (whole || other.body().enclosing(site.node(), Node.Synchronized.class) != null)) {
          return true;
        }
      }
    }
    return false;
  }
}
